# contract(NAME n PROTOS … [GRPC] [DEPS …]): generated code of some .proto files as library contract_<n>.
# PROTOS are paths below proto/ (or below IMPORT, if given). GRPC also generates the service stubs.
function(contract)
  cmake_parse_arguments(C "GRPC" "NAME;IMPORT" "PROTOS;DEPS" ${ARGN})
  if(NOT C_IMPORT)
    set(C_IMPORT ${PROJECT_SOURCE_DIR}/proto)
  endif()
  set(out ${PROJECT_BINARY_DIR}/gen)
  file(MAKE_DIRECTORY ${out})
  set(generated)
  foreach(file ${C_PROTOS})
    string(REGEX REPLACE "\\.proto$" "" stem ${file})
    set(outputs ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
    set(args --cpp_out=${out})
    if(C_GRPC)
      list(APPEND outputs ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
      list(APPEND args --grpc_out=${out} --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>)
    endif()
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND protobuf::protoc ${args} -I ${C_IMPORT} -I ${PROJECT_SOURCE_DIR}/proto -I ${GOOGLE_PROTOS}
              ${C_IMPORT}/${file}
      DEPENDS ${C_IMPORT}/${file}
      COMMENT "protoc ${file}")
    list(APPEND generated ${outputs})
  endforeach()
  add_library(contract_${C_NAME} STATIC ${generated})
  target_include_directories(contract_${C_NAME} SYSTEM PUBLIC ${out})
  target_compile_options(contract_${C_NAME} PRIVATE -w)
  target_link_libraries(contract_${C_NAME} PUBLIC protobuf::libprotobuf ${C_DEPS})
  if(C_GRPC)
    target_link_libraries(contract_${C_NAME} PUBLIC gRPC::grpc++)
  endif()
  # `contracts`: all generated code, for tools that read sources without building them.
  if(NOT TARGET contracts)
    add_custom_target(contracts)
  endif()
  add_dependencies(contracts contract_${C_NAME})
  # Files of other contracts are imported by path, so their code has to be generated first.
  foreach(dep ${C_DEPS})
    add_dependencies(contract_${C_NAME} ${dep})
  endforeach()
endfunction()
