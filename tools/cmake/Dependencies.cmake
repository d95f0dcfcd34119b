# Every library comes from Debian; tools/packages.txt names the packages.
set(CMAKE_THREAD_PREFER_PTHREAD ON)
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(Protobuf REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(cppzmq CONFIG REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(yaml-cpp CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(benchmark CONFIG REQUIRED)
find_package(Boost 1.74 REQUIRED)  # headers only
find_library(SODIUM sodium REQUIRED)
find_library(CJOSE cjose REQUIRED)
find_library(HTTPLIB_FILE cpp-httplib REQUIRED)
# Debian's library is built with TLS, and the header's classes have more members then: who includes
# httplib.h without this definition has objects of another size than the library.
add_library(httplib INTERFACE IMPORTED)
target_compile_definitions(httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
target_link_libraries(httplib INTERFACE ${HTTPLIB_FILE} OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
set(HTTPLIB httplib)
# Mixed-integer and linear programs, by their C interfaces.
find_library(CBC Cbc REQUIRED)
find_library(CBC_SOLVER CbcSolver REQUIRED)
find_library(CLP Clp REQUIRED)
add_library(cbc INTERFACE IMPORTED)
target_link_libraries(cbc INTERFACE ${CBC_SOLVER} ${CBC} ${CLP})

# google/rpc/error_details.proto: the machine-readable reason in an error. `npm ci` in tools/ brings it.
set(GOOGLE_PROTOS ${PROJECT_SOURCE_DIR}/tools/node_modules/google-proto-files)
if(NOT EXISTS ${GOOGLE_PROTOS}/google/rpc/error_details.proto)
  message(FATAL_ERROR "google/rpc/error_details.proto is missing: run `tools/dev setup` first")
endif()
