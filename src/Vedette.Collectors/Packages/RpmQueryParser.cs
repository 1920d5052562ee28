using Vedette.Collectors.Text;

namespace Vedette.Collectors.Packages;

/// <summary>What <c>rpm -qa</c> prints by our format: name, architecture and version, parted by tabs.</summary>
internal static class RpmQueryParser
{
    /// <summary>EPOCHNUM is 0 where a package has none. The backslashes are for rpm.</summary>
    public const string Format = @"%{NAME}\t%{ARCH}\t%{EPOCHNUM}\t%{VERSION}-%{RELEASE}\n";

    public static List<InstalledPackage> Parse(ReadOnlySpan<byte> text)
    {
        var packages = new PackageList();
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            if (fields.TryNext(out ReadOnlySpan<byte> name) && fields.TryNext(out ReadOnlySpan<byte> architecture)
                && fields.TryNext(out ReadOnlySpan<byte> epoch) && fields.TryNext(out ReadOnlySpan<byte> version)
                && !name.SequenceEqual("gpg-pubkey"u8))   // Keys stand in the database as packages; they are none.
            {
                packages.Add(name, architecture.SequenceEqual("(none)"u8) ? default : architecture, WithEpoch(epoch, version));
            }
        }

        return packages.Packages;
    }

    private static ReadOnlySpan<byte> WithEpoch(ReadOnlySpan<byte> epoch, ReadOnlySpan<byte> version) =>
        epoch.SequenceEqual("0"u8) || epoch.SequenceEqual("(none)"u8) ? version : (byte[])[.. epoch, (byte)':', .. version];
}
