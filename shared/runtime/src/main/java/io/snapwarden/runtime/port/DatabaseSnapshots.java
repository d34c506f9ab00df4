package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Reading;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotName;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes manual snapshots of databases. **Repeatable**: a snapshot that is there and ours by every mark is the answer,
/// so whoever does not know what became of a call makes it again.
public interface DatabaseSnapshots {

    /// Where a process was given no RDS, because none of its policies needs it.
    DatabaseSnapshots NONE = (_, order) -> {
        throw new IllegalStateException("nothing here makes a snapshot in RDS, also not of " + order.source());
    };

    /// Gone is what has another database's name by now, too: nothing is made of that one.
    Start create(Scope scope, Order order);

    /// @param database what the source was called when it was listed
    /// @param sourceTags tags of the source, beside our marks
    record Order(Marks marks, ResourceKind kind, Database database, Map<String, String> sourceTags) {

        public SnapshotName name() {
            return new SnapshotName(marks.key());
        }

        public ResourceId source() {
            return marks.key().obligation().source();
        }

        /// All that the call writes.
        public Map<String, String> tags() {
            var tags = new LinkedHashMap<String, String>(sourceTags);
            tags.putAll(marks.tags());
            return tags;
        }

        /// What it is about, for people: the name, and the id that stays.
        public String about() {
            return database.identifier() + " (" + source() + ")";
        }

        /// The answer where the name is another database's by now, or the source's still.
        ///
        /// @param found the resource id that has the name
        public Optional<Start> ofAnother(String found, Scope scope) {
            return found.equals(source().value())
                    ? Optional.empty()
                    : Optional.of(new Start.Gone(database.identifier() + " in " + scope
                            + " is another database by now, " + found + ": " + source() + " was renamed or deleted"));
        }

        /// The answer where a snapshot of that name is there already.
        public Start existing(Snapshot found, Scope scope) {
            var why = switch (Reading.of(found, scope)) {
                case Reading.Ours(var said) when said.key().equals(marks.key()) -> "";
                case Reading.Ours(var said) -> "it is of " + said.key();
                case Reading.Disagrees(var how) -> how;
                case Reading.Unmarked() -> "it has no mark of ours";
            };
            return why.isEmpty()
                    ? new Start.Started(found.id().value())
                    : new Start.Refused("a snapshot named " + name() + " is there already and is not ours: " + why
                            + ". It is left alone; whoever needs it can copy it under another name and delete it. The"
                            + " next attempt has a name of its own");
        }
    }
}
