package dev.storehand.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Who may know whom. If one of these fails, the code is in the wrong room. */
@AnalyzeClasses(packages = "dev.storehand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "dev.storehand.core..";
  private static final String EDGE = "dev.storehand.edge..";
  private static final String FEATURE = "dev.storehand.feature..";
  private static final String COMMAND = "dev.storehand.command..";

  @ArchTest
  static final ArchRule coreKnowsNoFeatureAndNoEdge =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURE, EDGE, COMMAND, "dev.storehand");

  @ArchTest
  static final ArchRule featuresKnowNoEdge =
      noClasses()
          .that()
          .resideInAPackage(FEATURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EDGE, COMMAND, "dev.storehand");

  @ArchTest
  static final ArchRule edgesKnowNoFeature =
      noClasses()
          .that()
          .resideInAPackage(EDGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURE, COMMAND, "dev.storehand");

  @ArchTest
  static final ArchRule keysShopsJobsAndActivityStandAlone =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..feature.keys..", "..feature.jobs..", "..feature.activity..", "..feature.shops..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..feature.catalog..", "..feature.stock..");

  @ArchTest
  static final ArchRule theCatalogueDoesNotKnowStock =
      silent("..feature.catalog..", "..feature.stock..");

  @ArchTest
  static final ArchRule stockAndCatalogueDoNotKnowWhoSells =
      noClasses()
          .that()
          .resideInAnyPackage("..feature.catalog..", "..feature.stock..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..feature.orders..", "..feature.customers..", "..feature.offers..");

  /** Orders note customers; customers are told of orders by an interface of their own. */
  @ArchTest
  static final ArchRule customersStandAlone =
      noClasses()
          .that()
          .resideInAPackage("..feature.customers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..feature.orders..",
              "..feature.stock..",
              "..feature.catalog..",
              "..feature.shops..");

  @ArchTest
  static final ArchRule ordersKnowTheCatalogueStockAndCustomersAlone =
      noClasses()
          .that()
          .resideInAPackage("..feature.orders..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..feature.shops..", "..feature.keys..", "..feature.jobs..", "..feature.activity..");

  /** Offers are told of markets and orders by interfaces of their own. */
  @ArchTest
  static final ArchRule offersKnowTheCatalogueAlone =
      noClasses()
          .that()
          .resideInAPackage("..feature.offers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..feature.orders..",
              "..feature.customers..",
              "..feature.stock..",
              "..feature.shops..",
              "..feature.preorders..",
              "..feature.messages..",
              "..feature.keys..",
              "..feature.jobs..",
              "..feature.activity..");

  /** Orders are told of preorders by an interface of their own, and offers know neither. */
  @ArchTest
  static final ArchRule onlyTheWiringKnowsPreorders =
      noClasses()
          .that()
          .resideInAPackage("..feature..")
          .and()
          .resideOutsideOfPackage("..feature.preorders..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..feature.preorders..");

  @ArchTest
  static final ArchRule preordersStandOnOffersOrdersAndStock =
      noClasses()
          .that()
          .resideInAPackage("..feature.preorders..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..feature.shops..", "..feature.keys..", "..feature.jobs..", "..feature.activity..");

  @ArchTest
  static final ArchRule roomsDoNotKnowEachOtherInACircle =
      slices().matching("dev.storehand.feature.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreHasNoCircle =
      slices().matching("dev.storehand.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule schemasAreAtTheBottom =
      noClasses()
          .that()
          .resideInAnyPackage("..core.schema..", "..core.problem..", "..core.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..core.db..",
              "..core.action..",
              "..core.call..",
              "..core.publish..",
              "..core.job..",
              "..core.csv..");

  @ArchTest
  static final ArchRule httpIsOnlyInItsEdges =
      noClasses()
          .that()
          .resideOutsideOfPackages("..edge.rest..", "..edge.mcp..", "..bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule theMcpSdkIsOnlyInItsEdge =
      only("io.modelcontextprotocol..", "..edge.mcp..");

  @ArchTest
  static final ArchRule schemaLibrariesAreOnlyInSchema =
      noClasses()
          .that()
          .resideOutsideOfPackage("..core.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.networknt..", "com.github.victools..");

  @ArchTest
  static final ArchRule theSchedulerIsOnlyInTheRunner =
      only("com.github.kagkarlsson..", "..edge.runner..");

  @ArchTest
  static final ArchRule theCsvLibraryIsOnlyInCsv = only("de.siegmar.fastcsv..", "..core.csv..");

  @ArchTest static final ArchRule jdbcIsOnlyInTheDatabase = only("java.sql..", "..core.db..");

  @ArchTest
  static final ArchRule timeAndIdsComeFromTheTransaction =
      noClasses()
          .that()
          .resideInAPackage(FEATURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule featuresStartNoThreadsAndOpenNoSockets =
      noClasses()
          .that()
          .resideInAPackage(FEATURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class);

  @ArchTest
  static final ArchRule theEnvironmentIsReadInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.storehand.Config")
          .should()
          .callMethod(System.class, "getenv");

  @ArchTest
  static final ArchRule classesAreFinal =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .and(
              new com.tngtech.archunit.base.DescribedPredicate<JavaClass>(
                  "are not meant to be extended") {
                @Override
                public boolean test(JavaClass each) {
                  boolean enumConstant =
                      each.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
                  return !each.getName().equals("dev.storehand.core.action.Actions")
                      && !enumConstant;
                }
              })
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  private static ArchRule only(String library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ClassesShouldConjunction silent(String room, String other) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(other);
  }
}
