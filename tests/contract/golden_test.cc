// Every event ever released still reads as it was written.
//
// For each message of each *_events.proto a filled-in example is made by reflection and compared
// with the bytes kept in golden/. A changed meaning of a field shows as other bytes; a removed one
// does not decode. A message that has gained fields has one file a version, <name>.hex,
// <name>.2.hex and so on: each still reads, and the last is what is written today. Run with
// VAGTBRO_WRITE_GOLDEN=1 to keep the bytes of a new event or version; a released one is never
// written over.
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "kit/journal/table.h"
#include "vagtbro/bus/v1/envelope.pb.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/ivr/v1/ivr_events.pb.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void Fill(Message* message, int depth);

void FillField(Message* message, const FieldDescriptor* field, int depth) {
  const auto* reflection = message->GetReflection();
  const bool list = field->is_repeated();
  const int number = field->number();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text = field->name() + "-" + std::to_string(number);
      list ? reflection->AddString(message, field, text)
           : reflection->SetString(message, field, text);
      break;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = field->enum_type()->value(field->enum_type()->value_count() - 1);
      list ? reflection->AddEnum(message, field, value)
           : reflection->SetEnum(message, field, value);
      break;
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      list ? reflection->AddBool(message, field, true) : reflection->SetBool(message, field, true);
      break;
    case FieldDescriptor::CPPTYPE_UINT32: {
      const auto value = static_cast<uint32_t>(number + 1000);
      list ? reflection->AddUInt32(message, field, value)
           : reflection->SetUInt32(message, field, value);
      break;
    }
    case FieldDescriptor::CPPTYPE_UINT64:
      reflection->SetUInt64(message, field, static_cast<uint64_t>(number) + 1000);
      break;
    case FieldDescriptor::CPPTYPE_INT32:
      reflection->SetInt32(message, field, number);
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      reflection->SetInt64(message, field, number + 1770004800);
      break;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (depth < 6) {
        Fill(list ? reflection->AddMessage(message, field)
                  : reflection->MutableMessage(message, field),
             depth + 1);
      }
      break;
    default:
      FAIL() << field->full_name() << ": teach this test the type";
  }
}

void Fill(Message* message, int depth) {
  for (int i = 0; i < message->GetDescriptor()->field_count(); ++i) {
    FillField(message, message->GetDescriptor()->field(i), depth);
  }
}

std::string Hex(const std::string& bytes) {
  std::string text;
  for (const char c : bytes) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<uint8_t>(c));
    text += two;
  }
  return text + "\n";
}

std::string Bytes(const std::string& hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

std::vector<const Descriptor*> AllEvents() {
  std::vector<const Descriptor*> events = {bus::v1::Envelope::descriptor()};
  for (const auto* file : {directory::v1::EmploymentRegistered::descriptor()->file(),
                           sickness::v1::SickCallReported::descriptor()->file(),
                           roster::v1::GapOpened::descriptor()->file(),
                           roster::v1::ShiftAbsorbed::descriptor()->file(),
                           pool::v1::ShiftOffered::descriptor()->file(),
                           notifications::v1::MessageQueued::descriptor()->file(),
                           ivr::v1::OfferCallEnded::descriptor()->file()}) {
    for (int i = 0; i < file->message_type_count(); ++i) events.push_back(file->message_type(i));
  }
  return events;
}

std::string PathOf(const std::string& name, int version) {
  const std::string number = version == 1 ? "" : "." + std::to_string(version);
  return std::string(GOLDEN_FOLDER) + "/" + name + number + ".hex";
}

// What each version of the message was written as, the oldest first.
std::vector<std::string> KeptVersions(const std::string& name) {
  std::vector<std::string> versions;
  while (true) {
    std::ifstream file(PathOf(name, static_cast<int>(versions.size()) + 1));
    if (!file) return versions;
    versions.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
}

class GoldenTest : public ::testing::TestWithParam<const Descriptor*> {};

TEST_P(GoldenTest, KeepsItsBytes) {
  const std::string name = GetParam()->full_name();
  auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(GetParam());
  const std::unique_ptr<Message> example(prototype->New());
  Fill(example.get(), 0);
  const std::string today = Hex(kit::DeterministicBytes(*example));
  std::vector<std::string> kept = KeptVersions(name);
  const bool is_new = kept.empty() || kept.back() != today;
  if (is_new && std::getenv("VAGTBRO_WRITE_GOLDEN") != nullptr) {
    kept.push_back(today);
    std::ofstream(PathOf(name, static_cast<int>(kept.size()))) << today;
  }

  ASSERT_FALSE(kept.empty()) << name << " has no golden bytes; VAGTBRO_WRITE_GOLDEN=1 keeps them";
  for (const std::string& version : kept) {
    const std::unique_ptr<Message> read(prototype->New());
    ASSERT_TRUE(read->ParseFromString(Bytes(version)));
    read->DiscardUnknownFields();
    EXPECT_EQ(Hex(kit::DeterministicBytes(*read)), version)
        << name << " has lost a field that released events carry, or its meaning";
  }
  EXPECT_EQ(kept.back(), today)
      << name << " is written in another way than released; if it has only gained fields,"
      << " VAGTBRO_WRITE_GOLDEN=1 keeps them as a version of their own";
}

INSTANTIATE_TEST_SUITE_P(Events, GoldenTest, ::testing::ValuesIn(AllEvents()),
                         [](const auto& event) {
                           std::string name = event.param->full_name();
                           for (char& c : name) {
                             if (c == '.') c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace vagtbro
