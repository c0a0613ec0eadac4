# Text files below a folder, compiled into a static library: one source per file, so that an edit rebuilds that file alone.
# As a script (cmake -DINPUT=… -DOUTPUT=… -DSYMBOL=… -P) it writes the source of one file.
if(CMAKE_SCRIPT_MODE_FILE AND DEFINED SYMBOL)
    file(READ "${INPUT}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
    file(WRITE "${OUTPUT}" "#include \"services/base/embedded.h\"\n\nnamespace countersign {\n\n"
        "extern const unsigned char ${SYMBOL}[];\nextern const std::size_t ${SYMBOL}_size;\n"
        "const unsigned char ${SYMBOL}[] = {\n${bytes}0x00};\nconst std::size_t ${SYMBOL}_size = sizeof(${SYMBOL}) - 1;\n\n}  // namespace countersign\n")
    return()
endif()

set(COUNTERSIGN_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

# countersign_embed_resources(TARGET ROOT folder…): *.sql, *.json, *.yaml and *.txt below ROOT/folder, found again by their path below ROOT.
function(countersign_embed_resources target root)
    set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded")
    set(declarations "")
    set(entries "")
    set(sources "")
    foreach(folder ${ARGN})
        file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${root}"
            "${root}/${folder}/*.sql" "${root}/${folder}/*.json" "${root}/${folder}/*.yaml" "${root}/${folder}/*.txt")
        list(SORT files)
        foreach(file ${files})
            string(MAKE_C_IDENTIFIER "embedded_${file}" symbol)
            add_custom_command(OUTPUT "${out}/${symbol}.cpp"
                COMMAND "${CMAKE_COMMAND}" "-DINPUT=${root}/${file}" "-DOUTPUT=${out}/${symbol}.cpp" "-DSYMBOL=${symbol}" -P "${COUNTERSIGN_EMBED_SCRIPT}"
                DEPENDS "${root}/${file}" "${COUNTERSIGN_EMBED_SCRIPT}" VERBATIM)
            list(APPEND sources "${out}/${symbol}.cpp")
            string(APPEND declarations "extern const unsigned char ${symbol}[];\nextern const std::size_t ${symbol}_size;\n")
            string(APPEND entries "        file(\"${file}\", ${symbol}, ${symbol}_size),\n")
        endforeach()
    endforeach()
    file(CONFIGURE OUTPUT "${out}/index.cpp" CONTENT "#include \"services/base/embedded.h\"

namespace countersign {

@declarations@
namespace {
EmbeddedFile file(std::string_view path, const unsigned char* bytes, std::size_t size)
{
    return {path, std::string_view(reinterpret_cast<const char*>(bytes), size)};
}
}  // namespace

std::vector<EmbeddedFile> embeddedFiles()
{
    return {
@entries@    };
}

}  // namespace countersign
" @ONLY)
    add_library(${target} STATIC "${out}/index.cpp" ${sources})
    target_link_libraries(${target} PUBLIC countersign_options)
endfunction()
