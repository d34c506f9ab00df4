package io.snapwarden.snapshotter.hook;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.HookDebt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our right to run hooks of an attempt, while nobody else does. Kept by saying so again and again. For one thread.
public final class HookLease {

    private final HookLedger ledger;
    private final PointKey key;
    private final Hooks.Stage stage;
    private final HookDebt begun;

    /// Null where the ledger did not answer, and nobody else can know of it either.
    private @Nullable HookDebt debt;

    private boolean lost;

    private HookLease(HookLedger ledger, PointKey key, Hooks.Stage stage, HookDebt begun, @Nullable HookDebt debt) {
        this.ledger = ledger;
        this.key = key;
        this.stage = stage;
        this.begun = begun;
        this.debt = debt;
    }

    static HookLease written(HookLedger ledger, PointKey key, Hooks.Stage stage, HookDebt debt) {
        return new HookLease(ledger, key, stage, debt, debt);
    }

    static HookLease unwritten(HookLedger ledger, PointKey key, Hooks.Stage stage, HookDebt debt) {
        return new HookLease(ledger, key, stage, debt, null);
    }

    public PointKey key() {
        return key;
    }

    public Hooks.Stage stage() {
        return stage;
    }

    /// Of the rounds of tries, which no other one has.
    public String round() {
        return begun.holder();
    }

    /// What is owed.
    List<Hooks.After> left() {
        return begun.left();
    }

    int tries() {
        return begun.tries();
    }

    /// Whether what fails now is tried again by somebody.
    boolean triedAgain() {
        return debt != null && tries() + 1 < HookDebt.MOST_TRIES;
    }

    /// Whether somebody else has taken it over, as after a pause of this process: then it is his to pay.
    boolean isLost() {
        return lost;
    }

    public void keep() {
        var standing = debt;
        if (standing != null && !lost) {
            become(standing.by(standing.holder()));
        }
    }

    /// Ends it.
    ///
    /// @param failed what is still owed
    void end(List<Hooks.After> failed) {
        var standing = debt;
        if (standing != null && !lost) {
            become(triedAgain() ? standing.tried(failed) : standing.triedInVain(failed));
        }
    }

    private void become(HookDebt next) {
        switch (ledger.restate(key, stage, next)) {
            case DONE -> debt = next;
            case TAKEN -> lost = true;
            case UNKNOWN -> {} // it grows old, which says the same a little later
        }
    }
}
