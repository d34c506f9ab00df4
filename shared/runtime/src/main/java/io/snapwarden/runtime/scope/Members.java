package io.snapwarden.runtime.scope;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.AccountDirectory.Member;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import io.snapwarden.runtime.scope.Known.KnownMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The organization's accounts. While Organizations does not answer, those that were there last stay, so that nothing
/// is owed less without a word.
final class Members {

    private static final Logger log = LoggerFactory.getLogger(Members.class);

    private static final String ORGANIZATION = "the organization";

    /// As long as it is said of an account that it has left.
    private static final Duration GONE_FOR = Duration.ofDays(30);

    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofMinutes(5);

    private final AccountDirectory organization;
    private volatile @Nullable Trouble last;

    Members(AccountDirectory organization) {
        this.organization = organization;
    }

    private record Trouble(DependencyException why, Instant at) {}

    /// What is known from now on.
    ///
    /// @throws DependencyException when the accounts cannot be listed and never were
    Known renewed(Known known, Instant now, Doubts doubts) {
        var listedAt = known.listedAt();
        if (listedAt != null && Renewal.fresh(listedAt, Renewal.OF_MEMBERS, now)) {
            return known;
        }
        try {
            var listed = listed(now);
            last = null;
            return known.withMembers(now, together(known.members(), listed, now));
        } catch (DependencyException e) {
            if (listedAt == null) {
                throw e;
            }
            if (Renewal.worthSaying(e, listedAt, now)) {
                doubts.say(new Doubt(
                        ORGANIZATION,
                        "its accounts cannot be listed, those of " + listedAt + " stay in force: " + e.getMessage(),
                        true));
            } else {
                doubts.keep(ORGANIZATION);
            }
            log.warn("The accounts of {} stay in force: {}", listedAt, e.getMessage());
            return known;
        }
    }

    /// Several policies are due at once: they do not all wait for what does not answer.
    private List<Member> listed(Instant now) {
        var before = last;
        if (before != null && Renewal.fresh(before.at(), PAUSE_AFTER_TROUBLE, now)) {
            throw before.why();
        }
        try {
            return someActive(organization.members());
        } catch (DependencyException e) {
            last = new Trouble(e, now);
            throw e;
        }
    }

    private static List<Member> someActive(List<Member> members) {
        if (members.stream().noneMatch(Member::active)) {
            throw new DependencyException(
                    DependencyException.Kind.INVALID,
                    "expected at least one account of the organization to be ACTIVE but of " + members.size()
                            + " none is",
                    null);
        }
        return members;
    }

    /// Those that are not listed any more are kept for a while, as gone.
    private static List<KnownMember> together(List<KnownMember> before, List<Member> listed, Instant now) {
        var ids = listed.stream().map(Member::id).collect(Collectors.toSet());
        var together = new ArrayList<KnownMember>();
        listed.forEach(member -> together.add(new KnownMember(member.id(), member.name(), member.state(), now)));
        before.stream()
                .filter(member -> !ids.contains(member.id()))
                .filter(member -> now.isBefore(member.seenAt().plus(GONE_FOR)))
                .map(member -> new KnownMember(member.id(), member.name(), KnownMember.GONE, member.seenAt()))
                .forEach(together::add);
        together.sort(Comparator.comparing(KnownMember::id));
        return together;
    }

    /// The accounts to look at; of each other one it is said why it is left out.
    static List<AccountId> active(Known known, Doubts doubts) {
        var active = new ArrayList<AccountId>();
        for (var member : known.members()) {
            if (member.state().equals(Member.ACTIVE)) {
                active.add(member.id());
            } else {
                doubts.say(new Doubt("account " + member.id() + named(member), leftOut(member.state()), false));
            }
        }
        return active;
    }

    private static String named(KnownMember member) {
        return member.name().isEmpty() ? "" : " (" + member.name() + ")";
    }

    private static String leftOut(String state) {
        return Objects.equals(state, KnownMember.GONE)
                ? "it is not in the organization any more and is left out; if that is not meant, invite it again"
                : "its state is " + state
                        + " and it is left out; if that is not meant, see the account in AWS Organizations";
    }
}
