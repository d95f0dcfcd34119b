// Why somebody is away leaves this service on no event: neither by shape nor in bytes.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "sickness/testing/sickness_test.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Every field that can be reached from `message`.
void Walk(const Descriptor* message, std::set<const Descriptor*>* seen,
          std::vector<const FieldDescriptor*>* fields) {
  if (!seen->insert(message).second) return;
  for (int i = 0; i < message->field_count(); ++i) {
    fields->push_back(message->field(i));
    if (message->field(i)->message_type() != nullptr) {
      Walk(message->field(i)->message_type(), seen, fields);
    }
  }
}

std::vector<const FieldDescriptor*> FieldsOfPublicEvents() {
  std::set<const Descriptor*> seen;
  std::vector<const FieldDescriptor*> fields;
  const auto* file = v1::SickCallReported::descriptor()->file();
  for (int i = 0; i < file->message_type_count(); ++i) Walk(file->message_type(i), &seen, &fields);
  return fields;
}

TEST(PrivacyTest, NoPublicEventHasAFieldForWhy) {
  const auto fields = FieldsOfPublicEvents();
  ASSERT_GE(fields.size(), 10u);
  for (const FieldDescriptor* field : fields) {
    EXPECT_EQ(field->enum_type(), nullptr) << field->full_name();
    for (const std::string word : {"kind", "reason", "cause", "illness", "diagnosis", "note"}) {
      EXPECT_EQ(field->name().find(word), std::string::npos) << field->full_name();
    }
  }
}

TEST(PrivacyTest, TextOnAPublicEventIsAlwaysAnId) {
  for (const FieldDescriptor* field : FieldsOfPublicEvents()) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    const std::string& name = field->name();
    EXPECT_EQ(name.substr(name.size() - 3), "_id") << field->full_name();
  }
}

TEST(PrivacyTest, OnlyOwnEventsThatAreMeantForOthersArePublic) {
  EXPECT_EQ(v1::ReceiptIssued::descriptor()->file()->name(),
            "vagtbro/sickness/v1/sickness_facts.proto");
}

class PrivateBytesTest : public SicknessTest {
 protected:
  // Bytes of the public events of one whole absence of this kind, receipt number and ids alike.
  std::string PublicBytes(v1::AbsenceKind kind) {
    const uint64_t before = journal_->head();
    v1::ReportSickRequest request = SickCall("ada");
    request.set_kind(kind);
    Reported(request);
    v1::ExtendAbsenceResponse extended;
    EXPECT_TRUE(Extend("ada", February(5, 7), &extended).ok());
    v1::ReportRecoveryResponse recovered;
    EXPECT_TRUE(Recover("ada", February(4, 7), &recovered).ok());
    std::string bytes;
    for (const kit::Envelope& envelope : EnvelopesAfter(before)) {
      if (envelope.audience() == bus::v1::AUDIENCE_PUBLIC) bytes += envelope.SerializeAsString();
    }
    return bytes;
  }
};
ON_BOTH_DISKS(PrivateBytesTest);

TEST_P(PrivateBytesTest, EventsOfTwoKindsAreTheSameByteForByte) {
  const std::string illness = PublicBytes(v1::ABSENCE_KIND_OWN_ILLNESS);
  EXPECT_GT(illness.size(), 100u);

  // The same story once more, in a municipality that begins anew.
  BeginAnew();
  EXPECT_EQ(PublicBytes(v1::ABSENCE_KIND_PREGNANCY_RELATED), illness);
}

}  // namespace
}  // namespace vagtbro::sickness
