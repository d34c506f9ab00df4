package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.policyfile.FleetGroup.GroupVolume;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One item of `fleet:` resources that are all alike.
final class GroupSection {

    private static final int MOST = 1_000_000;
    private static final int LARGEST_GIB = 65_536;
    private static final Vocabulary KEYS = Vocabulary.of(
            "name",
            "count",
            "accounts",
            "regions",
            "kind",
            "volumes",
            "used",
            "change-rate",
            "tags",
            "created",
            "snapshotted");

    private GroupSection() {}

    static Optional<FleetGroup> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(GroupSection::read);
    }

    private static Optional<FleetGroup> read(Section section) {
        var name = section.required("name").flatMap(text -> text.text("the name of a group", GroupSection::name));
        var count = section.required("count").flatMap(number -> number.number(1, MOST));
        var accounts = section.optional("accounts")
                .flatMap(list -> Distinct.items(
                        list, "a list of accounts", item -> item.text("twelve digits in quotes", AccountId::new)));
        var regions = section.required("regions")
                .flatMap(list -> Distinct.items(
                        list, "a list of Regions", item -> item.text("a Region such as eu-west-1", Region::new)));
        var kind = section.optional("kind").flatMap(word -> word.word(Vocabulary.of("instance", "volume")));
        var used = section.optional("used").flatMap(Percent::read);
        var changes = section.optional("change-rate").flatMap(Percent::read);
        var usual =
                new GroupVolume("gp3", 1, used.orElse(FleetDefaults.USED), changes.orElse(FleetDefaults.CHANGE_RATE));
        var volumes = section.required("volumes").flatMap(list -> volumes(list, usual));
        var tags = section.optional("tags").flatMap(TagMap::read);
        var created =
                section.optional("created").flatMap(text -> text.text("a date such as 2027-01-31", GroupSection::date));
        var snapshotted = section.optional("snapshotted").flatMap(Cursor::flag);
        return section.make(() -> new FleetGroup(
                name.orElseThrow(),
                count.orElseThrow(),
                accounts.orElse(List.of(FleetDefaults.ACCOUNT)),
                regions.orElseThrow(),
                kind.filter("volume"::equals).isPresent() ? ResourceKind.VOLUME : ResourceKind.INSTANCE,
                volumes.orElseThrow(),
                tags.orElse(Map.of()),
                created.orElse(null),
                snapshotted.orElse(false)));
    }

    private static Optional<List<GroupVolume>> volumes(Cursor at, GroupVolume usual) {
        return at.items("a list of volumes such as { size: 100 }").map(items -> {
            var volumes = new ArrayList<GroupVolume>();
            items.forEach(item -> volume(item, usual).ifPresent(volumes::add));
            return volumes;
        });
    }

    private static Optional<GroupVolume> volume(Cursor at, GroupVolume usual) {
        return Section.of(at, Vocabulary.of("size", "type", "used", "change-rate"))
                .flatMap(section -> {
                    var size = section.required("size").flatMap(number -> number.number(1, LARGEST_GIB));
                    var type = section.optional("type").flatMap(word -> word.word(FleetDefaults.TYPES));
                    var used = section.optional("used").flatMap(Percent::read);
                    var changes = section.optional("change-rate").flatMap(Percent::read);
                    return section.make(() -> new GroupVolume(
                            type.orElse(usual.type()),
                            size.orElseThrow(),
                            used.orElse(usual.used()),
                            changes.orElse(usual.changeRate())));
                });
    }

    private static String name(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw new IllegalArgumentException(
                    "expected 1 to 63 letters, digits, dots, dashes or underscores, found " + Excerpt.of(text));
        }
        return text;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("expected a date such as 2027-01-31, found " + Excerpt.of(text));
        }
    }
}
