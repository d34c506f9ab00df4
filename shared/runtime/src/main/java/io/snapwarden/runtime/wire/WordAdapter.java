package io.snapwarden.runtime.wire;

import static java.util.Map.entry;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.ScopeGroup;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.text.UtcText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that is one word: written as its own text, and read by its own rules.
final class WordAdapter<T> extends TypeAdapter<T> {

    private static final Map<Class<?>, Function<String, ?>> WORDS = Map.ofEntries(
            entry(AccountId.class, AccountId::new),
            entry(Region.class, Region::new),
            entry(Scope.class, Scope::parse),
            entry(ScopeGroup.class, ScopeGroup::parse),
            entry(ResourceId.class, ResourceId::new),
            entry(VolumeId.class, VolumeId::new),
            entry(WorkloadName.class, WorkloadName::new),
            entry(SnapshotId.class, SnapshotId::new),
            entry(PolicyName.class, PolicyName::new),
            entry(WorkId.class, WorkId::new),
            entry(CaptureId.class, CaptureId::new),
            entry(ObjectAddress.class, ObjectAddress::parse),
            entry(ProofTemplate.class, ProofTemplate::new),
            entry(Slot.class, Slot::parse),
            entry(Instant.class, UtcText::parse),
            entry(Duration.class, Duration::parse),
            entry(LocalDate.class, LocalDate::parse),
            entry(YearMonth.class, YearMonth::parse),
            entry(ZoneId.class, ZoneId::of));

    private final Function<String, T> parse;

    private WordAdapter(Function<String, T> parse) {
        this.parse = parse;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
        out.value(value.toString());
    }

    @Override
    public T read(JsonReader in) throws IOException {
        var text = in.nextString();
        try {
            return parse.apply(text);
        } catch (RuntimeException e) { // the parsers of java.time have an exception of their own
            throw new JsonParseException(in.getPreviousPath() + ": " + e.getMessage(), e);
        }
    }

    static final class Factory implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // the table pairs each class with its own parser
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            var parse = (Function<String, T>) WORDS.get(type.getRawType());
            return parse == null ? null : new WordAdapter<>(parse);
        }
    }
}
