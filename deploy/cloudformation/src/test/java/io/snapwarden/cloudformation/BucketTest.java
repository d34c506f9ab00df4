package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketTest {

    private final Template.Resource bucket = Template.hub().resource("Bucket");

    /// The last good policy file is one of them.
    @Test
    void keepsVersionsAndOutlivesItsStack() {
        assertThat(bucket.at("VersioningConfiguration")).isEqualTo(Map.of("Status", "Enabled"));
        assertThat(bucket.body().get("DeletionPolicy")).isEqualTo("Retain");
    }

    @Test
    void isClosedToThePublicAndEncryptedWithOurKey() {
        assertThat(Yaml.map(bucket.at("PublicAccessBlockConfiguration")))
                .hasSize(4)
                .allSatisfy((_, blocked) -> assertThat(blocked).isEqualTo("true"));
        assertThat(bucket.at("BucketEncryption").toString()).contains("KMSMasterKeyID={Fn::GetAtt=[Key, Arn]}");
    }
}
