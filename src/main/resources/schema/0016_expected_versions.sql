-- Which version of its listing, or of its sale, an operation was asked for: it fails where that has changed by the time it
-- is done.
alter table listing_operation add column expected_version ${bigint};
