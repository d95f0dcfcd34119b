#include "gateway/site/site.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "gateway/session/session.h"

namespace vagtbro::gateway {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLargestFile = 32 << 20;
const char* const kIndex = "/index.html";
const std::string kMark = "__CSP_NONCE__";
constexpr size_t kEtagLength = 20;

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".mp3", "audio/mpeg"},
    {".wav", "audio/wav"},
    {".txt", "text/plain; charset=utf-8"},
}};

// A worker has the policy of its own script, not of the page that began it: without this one a
// service worker could fetch nothing.
const char* const kWorkerPolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

const char* const kNotBuilt =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Vagtbro</title>"
    "<h1>The board is not built yet</h1><p>Build it with <code>npm ci &amp;&amp; npm run build"
    "</code> in <code>services/dashboard</code>, then load this page again.</p></html>";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// As gzip; empty if that is no smaller.
std::string Gzip(const std::string& bytes) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemory = 8;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string small(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(small.data());
  stream.avail_out = static_cast<uInt>(small.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  small.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return small.size() < bytes.size() ? small : "";
}

// Pictures and fonts are small already.
bool Shrinks(const std::string& type) {
  return type.rfind("text/", 0) == 0 || type.find("json") != std::string::npos ||
         type == "image/svg+xml";
}

std::string TypeOf(const std::string& extension) {
  for (const auto& [end, type] : kTypes) {
    if (extension == end) return std::string(type);
  }
  return "application/octet-stream";
}

bool Takes(const Request& request, std::string_view coding) {
  const std::string* accepted = request.Header("accept-encoding");
  if (accepted == nullptr) return false;
  const size_t at = accepted->find(coding);
  if (at == std::string::npos) return false;
  const std::string rest = accepted->substr(at + coding.size(), 4);
  return rest != ";q=0" || accepted->substr(at + coding.size(), 5) == ";q=0.";
}

std::string Replaced(std::string text, const std::string& word) {
  for (size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at)) {
    text.replace(at, kMark.size(), word);
    at += word.size();
  }
  return text;
}

}  // namespace

std::string PagePolicy(const std::string& nonce) {
  return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
         "'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
         "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'";
}

Site::Site(std::string folder) : folder_(std::move(folder)) { build_ = Read(); }

std::shared_ptr<const Site::Build> Site::Read() const {
  auto build = std::make_shared<Build>();
  std::error_code error;
  build->time = fs::last_write_time(folder_ / "index.html", error);
  for (auto it = fs::recursive_directory_iterator(folder_, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (!it->is_regular_file(error) || it->file_size(error) > kLargestFile) continue;
    const std::string path = "/" + fs::relative(it->path(), folder_, error).generic_string();
    const std::string extension = it->path().extension();
    if (extension == ".gz" || extension == ".br" || extension == ".map") continue;
    File file;
    file.bytes = ReadFile(it->path());
    file.gzip = ReadFile(it->path().string() + ".gz");
    file.brotli = ReadFile(it->path().string() + ".br");
    file.type = TypeOf(extension);
    if (file.gzip.empty() && Shrinks(file.type)) file.gzip = Gzip(file.bytes);
    file.etag = HashOf(file.bytes).substr(0, kEtagLength);
    build->files[path] = std::move(file);
  }
  return build;
}

std::shared_ptr<const Site::Build> Site::Current() {
  std::error_code error;
  const auto time = fs::last_write_time(folder_ / "index.html", error);
  const std::lock_guard lock(mutex_);
  if (!error && time != build_->time) build_ = Read();
  return build_;
}

Response Site::Page(const File& file) {
  const std::string nonce = NewSecret();
  return {200,
          {{"content-type", file.type},
           {"content-security-policy", PagePolicy(nonce)},
           {"cache-control", "no-store"}},
          Replaced(file.bytes, nonce)};
}

Response Site::Asset(const Request& request, const File& file) {
  Response response{200, {{"content-type", file.type}, {"vary", "accept-encoding"}}, ""};
  const bool for_ever = request.path.rfind("/assets/", 0) == 0;
  response.headers.emplace_back("cache-control",
                                for_ever ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.type.rfind("text/javascript", 0) == 0) {
    response.headers.emplace_back("content-security-policy", kWorkerPolicy);
  }
  std::string etag = file.etag;
  const std::string* bytes = &file.bytes;
  if (!file.brotli.empty() && Takes(request, "br")) {
    response.headers.emplace_back("content-encoding", "br");
    bytes = &file.brotli;
    etag += "-br";
  } else if (!file.gzip.empty() && Takes(request, "gzip")) {
    response.headers.emplace_back("content-encoding", "gzip");
    bytes = &file.gzip;
    etag += "-gz";
  }
  response.headers.emplace_back("etag", "\"" + etag + "\"");
  const std::string* known = request.Header("if-none-match");
  if (known != nullptr && known->find("\"" + etag + "\"") != std::string::npos) {
    response.status = 304;
  } else {
    response.body = *bytes;
  }
  return response;
}

Response Site::Answer(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    return {405, {{"allow", "GET, HEAD"}, {"content-type", "text/plain"}}, "only GET and HEAD\n"};
  }
  const auto build = Current();
  auto found = build->files.find(request.path);
  const size_t slash = request.path.rfind('/');
  const bool page =
      slash != std::string::npos && request.path.find('.', slash) == std::string::npos;
  if (found == build->files.end() && page) found = build->files.find(kIndex);
  if (found != build->files.end()) {
    const bool html = found->second.type.rfind("text/html", 0) == 0;
    return html ? Page(found->second) : Asset(request, found->second);
  }
  if (!page) return TextAnswer(404, "not found");
  File missing;
  missing.bytes = kNotBuilt;
  missing.type = "text/html; charset=utf-8";
  Response response = Page(missing);
  response.status = 503;
  return response;
}

}  // namespace vagtbro::gateway
