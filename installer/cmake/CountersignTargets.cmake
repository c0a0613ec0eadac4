# One way to declare each kind of target, so that warnings, sanitizers and include roots are the same everywhere.

# -Og is -O1 without the passes that fold code together: a quarter less of a build's time.
set(CMAKE_CXX_FLAGS_DEV "-Og -g1 -fno-omit-frame-pointer" CACHE STRING "" FORCE)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "" FORCE)
mark_as_advanced(CMAKE_CXX_FLAGS_DEV)

add_library(countersign_options INTERFACE)
target_include_directories(countersign_options INTERFACE "${CMAKE_SOURCE_DIR}")
if(MSVC)
    target_compile_options(countersign_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${COUNTERSIGN_WERROR}>:/WX>)
else()
    target_compile_options(countersign_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual
        -Wconversion -Wno-sign-conversion -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough
        $<$<BOOL:${COUNTERSIGN_WERROR}>:-Werror> -Wno-error=null-dereference)
    # g++ 12 -O2 sees overflows in libstdc++'s string concatenation that are not there (GCC bug 105651).
    target_compile_options(countersign_options INTERFACE
        "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict>")
    # g++ 12 reports false null dereferences and uninitialised reads inside libstdc++ and nlohmann/json when sanitizers are on.
    target_compile_options(countersign_options INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
endif()
if(COUNTERSIGN_SANITIZE)
    target_compile_options(countersign_options INTERFACE -fsanitize=${COUNTERSIGN_SANITIZE} -fno-sanitize-recover=undefined)
    if(COUNTERSIGN_SANITIZE MATCHES "undefined")
        # A third of a build's time, for what the address sanitizer finds as well or this machine does not mind.
        target_compile_options(countersign_options INTERFACE -fno-sanitize=null,alignment,object-size)
    endif()
    target_link_options(countersign_options INTERFACE -fsanitize=${COUNTERSIGN_SANITIZE})
    # More than a hundred test programs of up to 80 MB: GNU ld takes seconds for each.
    find_program(COUNTERSIGN_MOLD mold)
    if(COUNTERSIGN_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_link_options(countersign_options INTERFACE -fuse-ld=mold)
    endif()
endif()
target_compile_definitions(countersign_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# Headers are precompiled three times in all, and shared by everything above: JSON, JSON and QtCore, JSON and QtWidgets.
function(countersign_share_headers name links)
    if("${links}" MATCHES "countersign_(ui|console_app)")
        target_precompile_headers(${name} REUSE_FROM countersign_ui_theme)
    elseif(NOT "${links}" MATCHES "countersign_")
        return()
    elseif("${links}" MATCHES "Qt6::|countersign_(console|view|testsupport)")
        target_precompile_headers(${name} REUSE_FROM countersign_view)
    else()
        target_precompile_headers(${name} REUSE_FROM countersign_domain)
    endif()
endfunction()

# Sources of a library are compiled several at a time: what costs is reading the same headers again for every small file.
# More at once would save little, and leave too few pieces to compile beside each other.
option(COUNTERSIGN_UNITY "Compile the sources of libraries several at a time" ON)
function(countersign_unite name)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${COUNTERSIGN_UNITY} UNITY_BUILD_BATCH_SIZE 8)
    if(COUNTERSIGN_UNITY)
        # g++ takes a source that is compiled with others for a header, whose classes had better not hold what is local to a file.
        target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
endfunction()

# countersign_library(NAME SOURCES a.cpp b.cpp [LINK targets…] [QT] [PCH headers…])
# QT turns on moc for the target. PCH headers are its own, in place of those it would share.
function(countersign_library name)
    cmake_parse_arguments(arg "QT" "" "SOURCES;LINK;PCH" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC countersign_options ${arg_LINK})
    countersign_unite(${name})
    if(arg_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
    if(arg_PCH)
        target_precompile_headers(${name} PRIVATE ${arg_PCH})
    else()
        countersign_share_headers(${name} "${arg_LINK}")
    endif()
endfunction()

# countersign_program(NAME SOURCES … LINK … [QT])
function(countersign_program name)
    cmake_parse_arguments(arg "QT" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    # The allocator first: every library after it takes its memory there.
    target_link_libraries(${name} PRIVATE ${COUNTERSIGN_ALLOCATOR} countersign_options ${arg_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
    if(arg_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# countersign_test(NAME LINK … [GUI] [SOURCES extra.cpp…] [TIMEOUT s]): tst_NAME.cpp is a Qt Test program; Qt's own warnings fail it.
function(countersign_test name)
    cmake_parse_arguments(arg "GUI" "TIMEOUT;FUNCTION_TIMEOUT" "LINK;SOURCES" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${arg_SOURCES})
    target_link_libraries(tst_${name} PRIVATE countersign_options Qt6::Test ${arg_LINK})
    target_compile_definitions(tst_${name} PRIVATE
        COUNTERSIGN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" COUNTERSIGN_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    set_target_properties(tst_${name} PROPERTIES AUTOMOC ON)
    countersign_share_headers(tst_${name} "Qt6::Test;${arg_LINK}")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(NOT arg_FUNCTION_TIMEOUT)
        set(arg_FUNCTION_TIMEOUT 60000)
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        FAIL_REGULAR_EXPRESSION "QWARN|QObject::connect:|QObject::startTimer:|AddressSanitizer|ThreadSanitizer|runtime error:"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${arg_FUNCTION_TIMEOUT};UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.txt")
endfunction()
