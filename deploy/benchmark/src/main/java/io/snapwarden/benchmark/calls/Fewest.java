package io.snapwarden.benchmark.calls;

import java.util.Map;
import java.util.TreeMap;

/// The fewest calls that a night can take: one create for each instance, one page for each 1,000 rows of a listing, one
/// delete for each pruned snapshot, one write to the run ledger for each message.
///
/// A night needs two scans, one that finds what is owed and one that sees that all is complete, and one look at what
/// retention lets go. Reads of the ledger, of the caller's name and numbers for dashboards are not in it.
record Fewest(int volumes, int instances, boolean pruning) {

    private static final int ROWS_OF_A_PAGE = 1000;
    private static final int SCANS = 2;
    /// As many as the bucket of deletes holds.
    private static final int DELETES_OF_A_MESSAGE = 100;

    Map<String, Long> calls() {
        var calls = new TreeMap<String, Long>();
        calls.put("CreateSnapshots", (long) instances);
        calls.put("DescribeInstances", SCANS * pages(instances));
        calls.put("DescribeVolumes", SCANS * pages(volumes));
        calls.put("DescribeSnapshots", pages(0) + pages(volumes) + pages(pruning ? 2 * volumes : volumes));
        if (pruning) {
            calls.put("DescribeImages", 1L);
            calls.put("DescribeLockedSnapshots", 1L);
            calls.put("DeleteSnapshot", (long) volumes);
        }
        calls.put(CallNames.LEDGER_WRITE, messages());
        return calls;
    }

    /// Each scan has a tick that asks for it; a review closes the run, which the notifier is told; a look at
    /// retention may ask for deletes. Of the events only the close owes something that must not be done twice.
    private long messages() {
        long deletes = pruning ? Math.ceilDiv(volumes, DELETES_OF_A_MESSAGE) : 0;
        int ticks = SCANS;
        int review = 1;
        int close = 1;
        int prune = 1;
        return ticks + SCANS + instances + review + close + prune + deletes;
    }

    /// An empty listing is a page too.
    private static long pages(int rows) {
        return Math.max(1, Math.ceilDiv(rows, ROWS_OF_A_PAGE));
    }
}
