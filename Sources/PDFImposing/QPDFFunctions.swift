/// The functions, looked up once.
@safe
struct QPDFFunctions {
  let make: @convention(c) () -> QPDF.Data
  let cleanUp: @convention(c) (UnsafeMutablePointer<QPDF.Data>) -> Void
  let silence: @convention(c) (QPDF.Data) -> Void
  let suppressWarnings: QPDF.Set
  let read: @convention(c) (QPDF.Data, QPDF.Name, QPDF.Name, UInt64, QPDF.Name?) -> CInt
  let error: @convention(c) (QPDF.Data) -> OpaquePointer?
  let errorCode: @convention(c) (QPDF.Data, OpaquePointer?) -> CInt
  let errorDetail: @convention(c) (QPDF.Data, OpaquePointer?) -> QPDF.Name?
  let isEncrypted: @convention(c) (QPDF.Data) -> CInt
  let root: QPDF.Make
  let pageCount: @convention(c) (QPDF.Data) -> CInt
  let page: @convention(c) (QPDF.Data, Int) -> UInt32
  let pushInherited: @convention(c) (QPDF.Data) -> CInt
  let updatePages: @convention(c) (QPDF.Data) -> CInt
  let makeIndirect: QPDF.Of
  let isArray: QPDF.Test
  let isDictionary: QPDF.Test
  let isStream: QPDF.Test
  let isName: QPDF.Test
  let isInteger: QPDF.Test
  let isNumber: QPDF.Test
  let isNull: QPDF.Test
  let isString: QPDF.Test
  let objectID: QPDF.Test
  let number: @convention(c) (QPDF.Data, UInt32) -> Double
  let name: @convention(c) (QPDF.Data, UInt32) -> QPDF.Name?
  let text: @convention(c) (QPDF.Data, UInt32) -> QPDF.Name?
  let count: QPDF.Test
  let item: @convention(c) (QPDF.Data, UInt32, CInt) -> UInt32
  let setItem: @convention(c) (QPDF.Data, UInt32, CInt, UInt32) -> Void
  let append: QPDF.Put
  let erase: @convention(c) (QPDF.Data, UInt32, CInt) -> Void
  let beginKeys: @convention(c) (QPDF.Data, UInt32) -> Void
  let hasKeys: @convention(c) (QPDF.Data) -> CInt
  let nextKey: @convention(c) (QPDF.Data) -> QPDF.Name?
  let key: QPDF.Get
  let replaceKey: @convention(c) (QPDF.Data, UInt32, QPDF.Name, UInt32) -> Void
  let removeKey: @convention(c) (QPDF.Data, UInt32, QPDF.Name) -> Void
  let dictionary: QPDF.Of
  let newNull: QPDF.Make
  let newInteger: @convention(c) (QPDF.Data, Int64) -> UInt32
  let newReal: @convention(c) (QPDF.Data, QPDF.Name) -> UInt32
  let newName: @convention(c) (QPDF.Data, QPDF.Name) -> UInt32
  let newText: @convention(c) (QPDF.Data, QPDF.Name) -> UInt32
  let newArray: QPDF.Make
  let newDictionary: QPDF.Make
  let newStream: QPDF.Make
  let release: @convention(c) (QPDF.Data, UInt32) -> Void
  let pageContent:
    @convention(c) (QPDF.Data, UInt32, UnsafeMutablePointer<QPDF.Buffer?>, UnsafeMutablePointer<Int>) -> CInt
  let replaceData: @convention(c) (QPDF.Data, UInt32, UnsafePointer<UInt8>?, Int, UInt32, UInt32) -> Void
  let beginWrite: @convention(c) (QPDF.Data) -> CInt
  let setDeterministic: QPDF.Set
  let setObjectStreams: QPDF.Set
  let setCompression: QPDF.Set
  let setStreamEnds: QPDF.Set
  let write: @convention(c) (QPDF.Data) -> CInt
  let bufferLength: @convention(c) (QPDF.Data) -> Int
  let buffer: @convention(c) (QPDF.Data) -> UnsafePointer<UInt8>?
}

extension QPDFFunctions {
  /// The functions of a library; `nil` if it is too old to have them all.
  init?(_ library: QPDF) {
    guard
      let make = unsafe library.function("qpdf_init", as: (@convention(c) () -> QPDF.Data).self),
      let cleanUp = unsafe library.function(
        "qpdf_cleanup", as: (@convention(c) (UnsafeMutablePointer<QPDF.Data>) -> Void).self),
      let silence = unsafe library.function("qpdf_silence_errors", as: (@convention(c) (QPDF.Data) -> Void).self),
      let suppressWarnings = unsafe library.function("qpdf_set_suppress_warnings", as: (QPDF.Set).self),
      let read = unsafe library.function(
        "qpdf_read_memory", as: (@convention(c) (QPDF.Data, QPDF.Name, QPDF.Name, UInt64, QPDF.Name?) -> CInt).self),
      let error = unsafe library.function("qpdf_get_error", as: (@convention(c) (QPDF.Data) -> OpaquePointer?).self),
      let errorCode = unsafe library.function(
        "qpdf_get_error_code", as: (@convention(c) (QPDF.Data, OpaquePointer?) -> CInt).self),
      let errorDetail = unsafe library.function(
        "qpdf_get_error_message_detail", as: (@convention(c) (QPDF.Data, OpaquePointer?) -> QPDF.Name?).self),
      let isEncrypted = unsafe library.function("qpdf_is_encrypted", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let root = unsafe library.function("qpdf_get_root", as: (QPDF.Make).self),
      let pageCount = unsafe library.function("qpdf_get_num_pages", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let page = unsafe library.function("qpdf_get_page_n", as: (@convention(c) (QPDF.Data, Int) -> UInt32).self),
      let pushInherited = unsafe library.function(
        "qpdf_push_inherited_attributes_to_page", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let updatePages = unsafe library.function(
        "qpdf_update_all_pages_cache", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let makeIndirect = unsafe library.function("qpdf_make_indirect_object", as: (QPDF.Of).self),
      let isArray = unsafe library.function("qpdf_oh_is_array", as: (QPDF.Test).self),
      let isDictionary = unsafe library.function("qpdf_oh_is_dictionary", as: (QPDF.Test).self),
      let isStream = unsafe library.function("qpdf_oh_is_stream", as: (QPDF.Test).self),
      let isName = unsafe library.function("qpdf_oh_is_name", as: (QPDF.Test).self),
      let isInteger = unsafe library.function("qpdf_oh_is_integer", as: (QPDF.Test).self),
      let isNumber = unsafe library.function("qpdf_oh_is_number", as: (QPDF.Test).self),
      let isNull = unsafe library.function("qpdf_oh_is_null", as: (QPDF.Test).self),
      let isString = unsafe library.function("qpdf_oh_is_string", as: (QPDF.Test).self),
      let objectID = unsafe library.function("qpdf_oh_get_object_id", as: (QPDF.Test).self),
      let number = unsafe library.function(
        "qpdf_oh_get_numeric_value", as: (@convention(c) (QPDF.Data, UInt32) -> Double).self),
      let name = unsafe library.function(
        "qpdf_oh_get_name", as: (@convention(c) (QPDF.Data, UInt32) -> QPDF.Name?).self),
      let text = unsafe library.function(
        "qpdf_oh_get_utf8_value", as: (@convention(c) (QPDF.Data, UInt32) -> QPDF.Name?).self),
      let count = unsafe library.function("qpdf_oh_get_array_n_items", as: (QPDF.Test).self),
      let item = unsafe library.function(
        "qpdf_oh_get_array_item", as: (@convention(c) (QPDF.Data, UInt32, CInt) -> UInt32).self),
      let setItem = unsafe library.function(
        "qpdf_oh_set_array_item", as: (@convention(c) (QPDF.Data, UInt32, CInt, UInt32) -> Void).self),
      let erase = unsafe library.function(
        "qpdf_oh_erase_item", as: (@convention(c) (QPDF.Data, UInt32, CInt) -> Void).self),
      let append = unsafe library.function("qpdf_oh_append_item", as: (QPDF.Put).self),
      let beginKeys = unsafe library.function(
        "qpdf_oh_begin_dict_key_iter", as: (@convention(c) (QPDF.Data, UInt32) -> Void).self),
      let hasKeys = unsafe library.function("qpdf_oh_dict_more_keys", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let nextKey = unsafe library.function(
        "qpdf_oh_dict_next_key", as: (@convention(c) (QPDF.Data) -> QPDF.Name?).self),
      let key = unsafe library.function("qpdf_oh_get_key", as: (QPDF.Get).self),
      let replaceKey = unsafe library.function(
        "qpdf_oh_replace_key", as: (@convention(c) (QPDF.Data, UInt32, QPDF.Name, UInt32) -> Void).self),
      let removeKey = unsafe library.function(
        "qpdf_oh_remove_key", as: (@convention(c) (QPDF.Data, UInt32, QPDF.Name) -> Void).self),
      let dictionary = unsafe library.function("qpdf_oh_get_dict", as: (QPDF.Of).self),
      let newNull = unsafe library.function("qpdf_oh_new_null", as: (QPDF.Make).self),
      let newInteger = unsafe library.function(
        "qpdf_oh_new_integer", as: (@convention(c) (QPDF.Data, Int64) -> UInt32).self),
      let newReal = unsafe library.function(
        "qpdf_oh_new_real_from_string", as: (@convention(c) (QPDF.Data, QPDF.Name) -> UInt32).self),
      let newName = unsafe library.function(
        "qpdf_oh_new_name", as: (@convention(c) (QPDF.Data, QPDF.Name) -> UInt32).self),
      let newText = unsafe library.function(
        "qpdf_oh_new_unicode_string", as: (@convention(c) (QPDF.Data, QPDF.Name) -> UInt32).self),
      let newArray = unsafe library.function("qpdf_oh_new_array", as: (QPDF.Make).self),
      let newDictionary = unsafe library.function("qpdf_oh_new_dictionary", as: (QPDF.Make).self),
      let newStream = unsafe library.function("qpdf_oh_new_stream", as: (QPDF.Make).self),
      let release = unsafe library.function("qpdf_oh_release", as: (@convention(c) (QPDF.Data, UInt32) -> Void).self),
      let pageContent = unsafe library.function(
        "qpdf_oh_get_page_content_data",
        as: (@convention(c) (QPDF.Data, UInt32, UnsafeMutablePointer<QPDF.Buffer?>, UnsafeMutablePointer<Int>) -> CInt)
          .self),
      let replaceData = unsafe library.function(
        "qpdf_oh_replace_stream_data",
        as: (@convention(c) (QPDF.Data, UInt32, UnsafePointer<UInt8>?, Int, UInt32, UInt32) -> Void).self),
      let beginWrite = unsafe library.function("qpdf_init_write_memory", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let setDeterministic = unsafe library.function("qpdf_set_deterministic_ID", as: (QPDF.Set).self),
      let setObjectStreams = unsafe library.function("qpdf_set_object_stream_mode", as: (QPDF.Set).self),
      let setCompression = unsafe library.function("qpdf_set_compress_streams", as: (QPDF.Set).self),
      let setStreamEnds = unsafe library.function("qpdf_set_newline_before_endstream", as: (QPDF.Set).self),
      let write = unsafe library.function("qpdf_write", as: (@convention(c) (QPDF.Data) -> CInt).self),
      let bufferLength = unsafe library.function(
        "qpdf_get_buffer_length", as: (@convention(c) (QPDF.Data) -> Int).self),
      let buffer = unsafe library.function(
        "qpdf_get_buffer", as: (@convention(c) (QPDF.Data) -> UnsafePointer<UInt8>?).self)
    else { return nil }
    unsafe self.make = unsafe make
    unsafe self.cleanUp = unsafe cleanUp
    unsafe self.silence = unsafe silence
    unsafe self.suppressWarnings = unsafe suppressWarnings
    unsafe self.read = unsafe read
    unsafe self.error = unsafe error
    unsafe self.errorCode = unsafe errorCode
    unsafe self.errorDetail = unsafe errorDetail
    unsafe self.isEncrypted = unsafe isEncrypted
    unsafe self.root = unsafe root
    unsafe self.pageCount = unsafe pageCount
    unsafe self.page = unsafe page
    unsafe self.pushInherited = unsafe pushInherited
    unsafe self.updatePages = unsafe updatePages
    unsafe self.makeIndirect = unsafe makeIndirect
    unsafe self.isArray = unsafe isArray
    unsafe self.isDictionary = unsafe isDictionary
    unsafe self.isStream = unsafe isStream
    unsafe self.isName = unsafe isName
    unsafe self.isInteger = unsafe isInteger
    unsafe self.isNumber = unsafe isNumber
    unsafe self.isNull = unsafe isNull
    unsafe self.isString = unsafe isString
    unsafe self.objectID = unsafe objectID
    unsafe self.number = unsafe number
    unsafe self.name = unsafe name
    unsafe self.text = unsafe text
    unsafe self.count = unsafe count
    unsafe self.item = unsafe item
    unsafe self.setItem = unsafe setItem
    unsafe self.append = unsafe append
    unsafe self.erase = unsafe erase
    unsafe self.beginKeys = unsafe beginKeys
    unsafe self.hasKeys = unsafe hasKeys
    unsafe self.nextKey = unsafe nextKey
    unsafe self.key = unsafe key
    unsafe self.replaceKey = unsafe replaceKey
    unsafe self.removeKey = unsafe removeKey
    unsafe self.dictionary = unsafe dictionary
    unsafe self.newNull = unsafe newNull
    unsafe self.newInteger = unsafe newInteger
    unsafe self.newReal = unsafe newReal
    unsafe self.newName = unsafe newName
    unsafe self.newText = unsafe newText
    unsafe self.newArray = unsafe newArray
    unsafe self.newDictionary = unsafe newDictionary
    unsafe self.newStream = unsafe newStream
    unsafe self.release = unsafe release
    unsafe self.pageContent = unsafe pageContent
    unsafe self.replaceData = unsafe replaceData
    unsafe self.beginWrite = unsafe beginWrite
    unsafe self.setDeterministic = unsafe setDeterministic
    unsafe self.setObjectStreams = unsafe setObjectStreams
    unsafe self.setCompression = unsafe setCompression
    unsafe self.setStreamEnds = unsafe setStreamEnds
    unsafe self.write = unsafe write
    unsafe self.bufferLength = unsafe bufferLength
    unsafe self.buffer = unsafe buffer
  }
}
