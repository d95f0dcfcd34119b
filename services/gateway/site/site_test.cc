// What a browser gets of the dashboard, and what nobody gets.
#include "gateway/site/site.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::gateway {
namespace {

void Write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

struct SiteTest : ::testing::Test {
  SiteTest() {
    Write(folder.path() + "/secret.txt", "secret");
    Write(dist() + "/index.html", "<meta content=\"__CSP_NONCE__\"><b>board</b>");
    Write(dist() + "/assets/app-1.js", "plain");
    Write(dist() + "/assets/app-1.js.gz", "zipped");
    Write(dist() + "/assets/app-1.js.br", "brotli");
    Write(dist() + "/icon.svg", "<svg/>");
  }
  std::string dist() const { return folder.path() + "/dist"; }
  Response Get(const std::string& path, const Headers& headers = {}) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.headers = headers;
    return site().Answer(request);
  }
  static std::string Of(const Response& response, const char* name) {
    const std::string* value = FindHeader(response.headers, name);
    return value == nullptr ? "" : *value;
  }
  Site& site() {
    if (!site_) site_ = std::make_unique<Site>(dist());
    return *site_;
  }
  kit::TempFolder folder;
  std::unique_ptr<Site> site_;
};

TEST_F(SiteTest, EveryPageIsTheAppWithAPolicyAndANonceOfItsOwn) {
  for (const char* path : {"/", "/board", "/units/17/roster", "/index.html"}) {
    const Response page = Get(path);
    EXPECT_EQ(page.status, 200) << path;
    const std::string policy = Of(page, "content-security-policy");
    const size_t at = policy.find("'nonce-");
    ASSERT_NE(at, std::string::npos);
    const std::string nonce = policy.substr(at + 7, policy.find('\'', at + 1) - at - 7);
    EXPECT_NE(page.body.find("content=\"" + nonce + "\""), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(Of(page, "cache-control"), "no-store");
  }
  EXPECT_NE(Of(Get("/"), "content-security-policy"), Of(Get("/"), "content-security-policy"));
}

TEST_F(SiteTest, NoPathLeadsOutOfTheFolder) {
  for (const char* path :
       {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "//secret.txt",
        "/dist/../secret.txt", "\\..\\secret.txt", "secret.txt", "/no.js", "/assets/app-1.js.br"}) {
    const Response answer = Get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.body.find("secret"), std::string::npos) << path;
  }
}

TEST_F(SiteTest, WhatHasAHashInItsNameIsKeptForEverAndTheRestIsNot) {
  EXPECT_EQ(Of(Get("/assets/app-1.js"), "cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(Of(Get("/icon.svg"), "cache-control"), "no-cache");
  EXPECT_EQ(Of(Get("/icon.svg"), "content-type"), "image/svg+xml");
}

TEST_F(SiteTest, AServiceWorkerMayAskThisHostAndNoOther) {
  Write(dist() + "/sw.js", "fetch('/me')");
  const std::string policy = Of(Get("/sw.js"), "content-security-policy");
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find("connect-src 'self';"), std::string::npos);
  EXPECT_EQ(Of(Get("/sw.js"), "cache-control"), "no-cache");
  EXPECT_EQ(Of(Get("/icon.svg"), "content-security-policy"), "");  // the house's own
}

TEST_F(SiteTest, ABrowserGetsTheSmallestFormItTakes) {
  EXPECT_EQ(Get("/assets/app-1.js").body, "plain");
  const Response gzip = Get("/assets/app-1.js", {{"accept-encoding", "gzip, deflate"}});
  EXPECT_EQ(gzip.body, "zipped");
  EXPECT_EQ(Of(gzip, "content-encoding"), "gzip");
  const Response brotli = Get("/assets/app-1.js", {{"accept-encoding", "gzip, deflate, br"}});
  EXPECT_EQ(brotli.body, "brotli");
  EXPECT_EQ(Of(brotli, "vary"), "accept-encoding");
  EXPECT_EQ(Get("/assets/app-1.js", {{"accept-encoding", "gzip;q=0"}}).body, "plain");
}

TEST_F(SiteTest, TextIsPackedOnceIfTheBuildDidNot) {
  const std::string text(5000, 'x');
  Write(dist() + "/assets/long-2.css", text);
  const Response packed = Get("/assets/long-2.css", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(Of(packed, "content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 200u);
  std::string plain(6000, '\0');
  z_stream stream{};
  ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string body = packed.body;
  stream.next_in = reinterpret_cast<Bytef*>(body.data());
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  EXPECT_EQ(plain, text);
  EXPECT_EQ(Of(Get("/icon.svg", {{"accept-encoding", "gzip"}}), "content-encoding"), "");
}

TEST_F(SiteTest, AFormThatIsKnownIsNotSentAgain) {
  const std::string etag = Of(Get("/icon.svg"), "etag");
  const Response again = Get("/icon.svg", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(Get("/icon.svg", {{"if-none-match", "\"other\""}}).status, 200);
  EXPECT_NE(Of(Get("/assets/app-1.js", {{"accept-encoding", "br"}}), "etag"),
            Of(Get("/assets/app-1.js"), "etag"));
}

TEST_F(SiteTest, ANewBuildIsPickedUp) {
  EXPECT_NE(Get("/").body.find("board"), std::string::npos);
  Write(dist() + "/index.html", "second");
  std::filesystem::last_write_time(
      dist() + "/index.html",
      std::filesystem::last_write_time(dist() + "/index.html") + std::chrono::seconds(5));
  EXPECT_EQ(Get("/").body, "second");
}

TEST_F(SiteTest, WithoutABuildThePageSaysHowToMakeOne) {
  std::filesystem::remove_all(dist());
  const Response page = Get("/board");
  EXPECT_EQ(page.status, 503);
  EXPECT_NE(page.body.find("npm run build"), std::string::npos);
}

TEST_F(SiteTest, ThePagesTakeNothing) {
  Request request;
  request.method = "DELETE";
  request.path = "/";
  EXPECT_EQ(site().Answer(request).status, 405);
}

}  // namespace
}  // namespace vagtbro::gateway
