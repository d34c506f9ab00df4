package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Cuts a listing into pages. A token is the number of the last row, so that what is made or deleted between two
/// pages moves no other row.
final class Paging {

    private static final int SMALLEST = 5;

    private Paging() {}

    static <T extends Numbered, R> Page<R> of(
            List<Shelf<T>> shelves, Query query, Limits limits, Predicate<T> shown, Function<T, R> row) {
        check(query, limits);
        int size = query.pageSize() == 0 ? Integer.MAX_VALUE : Math.min(query.pageSize(), limits.page());
        var walk = new Walk<>(shelves, query.isFirstPage() ? -1 : number(query.token()));
        var rows = new ArrayList<R>();
        int last = -1;
        while (walk.hasNext()) {
            var item = walk.next();
            if (!shown.test(item)) {
                continue;
            }
            if (rows.size() == size) {
                return new Page<>(rows, Integer.toString(last));
            }
            rows.add(row.apply(item));
            last = item.number();
        }
        return new Page<>(rows, "");
    }

    static void check(Query query, Limits limits) {
        if (query.valuesOfFilters() > limits.filterValues()) {
            throw AwsError.refused(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is " + limits.filterValues() + ".");
        }
        if (query.pageSize() > 0 && !query.ids().isEmpty()) {
            throw AwsError.refused(
                    "InvalidParameterCombination", "The parameters ids and maxResults cannot be used together.");
        }
        if (query.pageSize() != 0 && query.pageSize() < SMALLEST) {
            throw AwsError.refused(
                    "InvalidParameterValue", "Value ( " + query.pageSize() + " ) for maxResults is invalid.");
        }
    }

    private static int number(String token) {
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException _) {
            throw AwsError.refused("InvalidNextToken", "The token '" + token + "' is invalid.");
        }
    }
}
