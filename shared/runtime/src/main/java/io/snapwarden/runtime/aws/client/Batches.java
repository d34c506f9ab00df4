package io.snapwarden.runtime.aws.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Cuts what is to be sent into requests that a service takes.
///
/// @param mostItems in one request
/// @param mostBytes in one request, all items together
public record Batches(int mostItems, long mostBytes) {

    /// In order. An item that is too large by itself goes alone, for the service to judge.
    public <T> List<List<T>> of(List<T> items, ToLongFunction<T> size) {
        var batches = new ArrayList<List<T>>();
        var batch = new ArrayList<T>();
        long bytes = 0;
        for (var item : items) {
            long more = size.applyAsLong(item);
            if (!batch.isEmpty() && (batch.size() == mostItems || bytes + more > mostBytes)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(item);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
