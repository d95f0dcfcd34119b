#include "gateway/session/session_book.h"

#include <sodium.h>

#include <array>
#include <utility>
#include <vector>

namespace vagtbro::gateway {
namespace {

constexpr absl::Duration kTell = absl::Minutes(5);
constexpr size_t kSecretBytes = 32;

// nullopt: still open.
std::optional<v1::SessionEndCause> OverBy(const Session& session, absl::Time now) {
  if (now >= session.end_time) return v1::SESSION_END_CAUSE_OLD;
  if (now >= session.seen_time + kIdle) return v1::SESSION_END_CAUSE_IDLE;
  return std::nullopt;
}

}  // namespace

std::string HashOf(const std::string& text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

std::string NewSecret() {
  std::array<unsigned char, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();
  return text;
}

void SessionBook::Restore(Session session) {
  const std::lock_guard lock(mutex_);
  const std::string key = session.key;
  const absl::Time seen = session.seen_time;
  sessions_[key] = {std::move(session), seen};
}

std::string SessionBook::Begin(Session session, absl::Time now) {
  const std::string cookie = NewSecret();
  session.key = HashOf(cookie);
  session.seen_time = now;
  session.end_time = now + kOldest;
  const std::lock_guard lock(mutex_);
  log_.Began(session);
  const std::string key = session.key;
  sessions_[key] = {std::move(session), now};
  return cookie;
}

Session* SessionBook::Find(const std::string& key, absl::Time now) {
  const auto found = sessions_.find(key);
  if (found == sessions_.end()) return nullptr;
  if (const auto cause = OverBy(found->second.session, now)) {
    log_.Ended(key, *cause);
    sessions_.erase(found);
    return nullptr;
  }
  return &found->second.session;
}

std::optional<Session> SessionBook::Enter(const std::string& cookie, absl::Time now) {
  const std::string key = HashOf(cookie);
  const std::lock_guard lock(mutex_);
  Session* session = Find(key, now);
  if (session == nullptr) return std::nullopt;
  session->seen_time = now;
  Kept& kept = sessions_[key];
  if (now - kept.told_time >= kTell) {
    kept.told_time = now;
    log_.Seen(*session);
  }
  return *session;
}

std::optional<Session> SessionBook::Look(const std::string& cookie, absl::Time now) {
  const std::lock_guard lock(mutex_);
  const Session* session = Find(HashOf(cookie), now);
  if (session == nullptr) return std::nullopt;
  return *session;
}

bool SessionBook::Open(const std::string& key, absl::Time now) {
  const std::lock_guard lock(mutex_);
  return Find(key, now) != nullptr;
}

void SessionBook::End(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (sessions_.erase(key) > 0) log_.Ended(key, v1::SESSION_END_CAUSE_SIGNED_OUT);
}

size_t SessionBook::EndAll(const std::string& account_key) {
  const std::lock_guard lock(mutex_);
  return std::erase_if(sessions_, [&](const auto& entry) {
    if (entry.second.session.account_key != account_key) return false;
    log_.Ended(entry.first, v1::SESSION_END_CAUSE_SIGNED_OUT_EVERYWHERE);
    return true;
  });
}

size_t SessionBook::EndByProvider(const std::string& account_key,
                                  const std::string& provider_session_key) {
  const std::lock_guard lock(mutex_);
  return std::erase_if(sessions_, [&](const auto& entry) {
    const Session& session = entry.second.session;
    const std::string& there = session.provider_session_key;
    const bool named = !provider_session_key.empty() && there == provider_session_key;
    const bool unnamed = provider_session_key.empty() || there.empty();
    const bool theirs = session.account_key == account_key;
    const bool over = account_key.empty() ? named : theirs && (named || unnamed);
    if (over) log_.Ended(entry.first, v1::SESSION_END_CAUSE_PROVIDER);
    return over;
  });
}

void SessionBook::Sweep(absl::Time now) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> keys;
  for (const auto& [key, kept] : sessions_) keys.push_back(key);
  for (const std::string& key : keys) Find(key, now);
}

size_t SessionBook::size() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

}  // namespace vagtbro::gateway
