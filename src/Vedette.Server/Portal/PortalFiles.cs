using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Vedette.Server.Portal;

/// <summary>
/// The built portal, read once at start: every file with its ETag, compressed once where that helps. A path that is not in this table does not exist, so no request can reach another file.
/// </summary>
internal sealed class PortalFiles
{
    private const string IndexName = "index.html";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".ico"] = "image/x-icon",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, PortalFile> _files;

    private PortalFiles(FrozenDictionary<string, PortalFile> files, string? index)
    {
        _files = files;
        Index = index;
    }

    /// <summary>The page's template, or null where the portal was not built.</summary>
    public string? Index { get; }

    public PortalFile? Find(string path) => _files.GetValueOrDefault(path);

    public static PortalFiles Load(string folder)
    {
        var files = new Dictionary<string, PortalFile>(StringComparer.Ordinal);
        string? index = null;
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                string relative = "/" + Path.GetRelativePath(folder, path).Replace('\\', '/');
                if (relative == "/" + IndexName)
                {
                    index = File.ReadAllText(path);
                }
                else if (ContentTypes.TryGetValue(Path.GetExtension(path), out string? contentType))
                {
                    files.Add(relative, Read(path, relative, contentType));
                }
            }
        }

        return new PortalFiles(files.ToFrozenDictionary(StringComparer.Ordinal), index);
    }

    private static PortalFile Read(string path, string relative, string contentType)
    {
        byte[] content = File.ReadAllBytes(path);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");
        // Vite names what lies in assets/ by its content: such a file never changes.
        bool immutable = relative.StartsWith("/assets/", StringComparison.Ordinal);
        byte[]? brotli = contentType.StartsWith("font/", StringComparison.Ordinal) || contentType.StartsWith("image/png", StringComparison.Ordinal) ? null : Compress(content);
        return new PortalFile(content, brotli, contentType, tag, immutable);
    }

    private static byte[]? Compress(byte[] content)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(content);
        }

        return output.Length < content.Length ? output.ToArray() : null;
    }
}
