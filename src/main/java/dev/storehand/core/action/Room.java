package dev.storehand.core.action;

/**
 * Where an action belongs.
 *
 * @param area the first half of its ability ({@code stock} in {@code stock:write}) and the folder
 *     of its skill.md
 * @param toolset the MCP toolset it is listed in; at most 40 actions share one
 * @param title what a person reads above its actions
 * @param guide two or three sentences of Markdown: what this is for and where to begin
 */
public record Room(String area, String toolset, String title, String guide) {

  /** A room whose toolset is its area. */
  public Room(String area, String title, String guide) {
    this(area, area, title, guide);
  }

  /** The same area, shown as another toolset with words of its own. */
  public Room toolset(String name, String title, String own) {
    return new Room(area, name, title, own);
  }
}
