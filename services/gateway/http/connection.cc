#include <utility>  // before Asio's awaitable, which wants it

#include "gateway/http/connection.h"

#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include "gateway/http/turn.h"

namespace vagtbro::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;

std::string Lower(beast::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Request Read(Parser& parser, const std::string& address) {
  auto& message = parser.get();
  Request request;
  request.method = std::string(message.method_string());
  const std::string target(message.target());
  const size_t mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  for (const auto& field : message) {
    request.headers.emplace_back(Lower(field.name_string()), std::string(field.value()));
  }
  request.body = std::move(message.body());
  request.address = address;
  return request;
}

class Connection final : public Closable, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket) : shared_(shared), stream_(std::move(socket)) {
    ++shared_.connections;
    boost::system::error_code ignored;
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) address_ = peer.address().to_string();
  }
  ~Connection() override { --shared_.connections; }

  void Shut(bool now) override {
    asio::post(stream_.get_executor(), [self = shared_from_this(), now] {
      if (now || self->turn_ == nullptr) self->Close();
    });
  }

  asio::awaitable<void> Run() {
    const auto self = shared_from_this();
    do {
      Parser parser;
      parser.header_limit(static_cast<std::uint32_t>(shared_.options.header_bytes));
      parser.body_limit(shared_.options.body_bytes);
      stream_.expires_after(shared_.options.idle);
      boost::system::error_code error;
      co_await http::async_read(stream_, buffer_, parser,
                                asio::redirect_error(asio::use_awaitable, error));
      if (error) {
        co_await Refuse(error);
        break;
      }
      keep_ = parser.get().keep_alive();
      head_only_ = parser.get().method() == http::verb::head;
      co_await TakeTurn(Read(parser, address_));
    } while (keep_ && !shared_.draining);
    Close();
  }

 private:
  asio::awaitable<void> Refuse(boost::system::error_code error) {
    int status = 0;
    if (error == http::error::header_limit) {
      status = 431;
    } else if (error == http::error::body_limit) {
      status = 413;
    } else if (error.category() == make_error_code(http::error::bad_method).category() &&
               error != http::error::end_of_stream && error != http::error::partial_message) {
      status = 400;
    }
    keep_ = false;
    if (status == 0) co_return;
    Response answer = TextAnswer(status, "this request is not taken");
    co_await WriteWhole(answer);
  }

  asio::awaitable<void> TakeTurn(Request request) {
    const auto turn = std::make_shared<Turn>(stream_.get_executor());
    turn_ = turn.get();
    asio::co_spawn(stream_.get_executor(), Watch(shared_from_this(), turn), asio::detached);
    shared_.handler(std::move(request), turn);
    while (!turn->over() && !turn->gone()) {
      if (turn->empty()) {
        boost::system::error_code ignored;
        co_await turn->wake().async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        continue;
      }
      Turn::Item item = turn->Take();
      co_await Send(*turn, item);
    }
    if (turn->gone()) keep_ = false;
    turn_ = nullptr;
    boost::system::error_code ignored;
    stream_.socket().cancel(ignored);  // ends Watch()
  }

  asio::awaitable<void> Send(Turn& turn, Turn::Item& item) {
    bool written = false;
    switch (item.kind) {
      case Turn::Kind::kAnswer:
        written = co_await WriteWhole(item.response);
        break;
      case Turn::Kind::kBegin:
        written = co_await WriteHead(item.response);
        break;
      case Turn::Kind::kWrite:
        written = co_await WriteChunk(item.chunk);
        break;
      case Turn::Kind::kEnd:
        written = co_await WriteLastChunk();
        break;
    }
    if (!written) {
      turn.Gone();
    } else if (item.kind == Turn::Kind::kAnswer || item.kind == Turn::Kind::kEnd) {
      turn.Over();
    } else if (item.written) {
      item.written();
    }
  }

  template <class Message>
  void Fill(Message& message, const Response& response) {
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) message.insert(name, value);
    for (const auto& [name, value] : shared_.options.always) {
      if (FindHeader(response.headers, name) == nullptr) message.insert(name, value);
    }
    message.keep_alive(keep_ && !shared_.draining);
  }

  asio::awaitable<bool> WriteWhole(Response& response) {
    http::response<http::string_body> message;
    Fill(message, response);
    const size_t size = response.body.size();
    if (!head_only_) message.body() = std::move(response.body);
    if (response.status != 304 && response.status != 204) message.content_length(size);
    http::response_serializer<http::string_body> serializer(message);
    stream_.expires_after(shared_.options.write_patience);
    boost::system::error_code error;
    co_await http::async_write(stream_, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
    Note(error);
    co_return !error;
  }

  asio::awaitable<bool> WriteHead(const Response& head) {
    http::response<http::empty_body> message;
    Fill(message, head);
    message.chunked(true);
    http::response_serializer<http::empty_body> serializer(message);
    stream_.expires_after(shared_.options.write_patience);
    boost::system::error_code error;
    co_await http::async_write_header(stream_, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
    Note(error);
    co_return !error;
  }

  asio::awaitable<bool> WriteChunk(const std::string& chunk) {
    if (chunk.empty()) co_return true;  // an empty chunk would be the end
    const auto buffers = http::make_chunk(asio::const_buffer(chunk.data(), chunk.size()));
    stream_.expires_after(shared_.options.write_patience);
    boost::system::error_code error;
    co_await asio::async_write(stream_, buffers, asio::redirect_error(asio::use_awaitable, error));
    Note(error);
    co_return !error;
  }

  asio::awaitable<bool> WriteLastChunk() {
    const auto buffers = http::make_chunk_last();
    stream_.expires_after(shared_.options.write_patience);
    boost::system::error_code error;
    co_await asio::async_write(stream_, buffers, asio::redirect_error(asio::use_awaitable, error));
    Note(error);
    co_return !error;
  }

  void Note(boost::system::error_code error) {
    if (error == beast::error::timeout) ++shared_.dropped;
    stream_.expires_never();
  }

  // Notices that the browser goes while its answer is under way. Bytes that wait are the next
  // request: then there is nothing to see until it is read.
  static asio::awaitable<void> Watch(std::shared_ptr<Connection> self, std::shared_ptr<Turn> turn) {
    for (;;) {
      boost::system::error_code error;
      co_await self->stream_.socket().async_wait(tcp::socket::wait_read,
                                                 asio::redirect_error(asio::use_awaitable, error));
      if (error || turn->over() || self->turn_ != turn.get()) co_return;
      char byte = 0;
      const ssize_t got =
          ::recv(self->stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
      if (got > 0) co_return;
      if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) continue;
      turn->Gone();
      co_return;
    }
  }

  void Close() {
    boost::system::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::string address_;
  Turn* turn_ = nullptr;
  bool keep_ = true;
  bool head_only_ = false;
};

}  // namespace

std::weak_ptr<Closable> Serve(Shared& shared, tcp::socket socket) {
  const auto strand = socket.get_executor();
  const auto connection = std::make_shared<Connection>(shared, std::move(socket));
  asio::co_spawn(
      strand, [connection]() -> asio::awaitable<void> { return connection->Run(); },
      asio::detached);
  return connection;
}

}  // namespace vagtbro::gateway
