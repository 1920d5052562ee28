using Microsoft.Net.Http.Headers;

namespace Vedette.Server.Portal;

/// <param name="Brotli">Null where compressing does not help.</param>
/// <param name="Immutable">True where the name changes with the content.</param>
internal sealed record PortalFile(byte[] Content, byte[]? Brotli, string ContentType, EntityTagHeaderValue EntityTag, bool Immutable);
