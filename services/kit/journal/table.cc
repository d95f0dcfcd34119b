#include "kit/journal/table.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

namespace vagtbro::kit {

std::string Key(const std::string& tenant, const std::string& id) { return tenant + "/" + id; }

std::string DeterministicBytes(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

TableBase::TableBase(Tables& tables, std::string name) : tables_(tables), name_(std::move(name)) {
  tables_.Attach(this);
}

void TableBase::Changed(const std::string& key) { tables_.Changed(*this, key); }

// A row that changes five times in a group is written, and made into bytes, once.
Tables::Changes Tables::TakeChanges() {
  Changes changes;
  for (const auto& [key, table] : std::exchange(changed_, {})) {
    changes.emplace_hint(changes.end(), key, table->Bytes(key.second));
  }
  return changes;
}

}  // namespace vagtbro::kit
