using System.Text;

namespace Vedette.Collectors.Packages;

/// <summary>Gathers the packages of one database while it is parsed.</summary>
internal sealed class PackageList
{
    /// <summary>Beyond any host; bounds what a damaged database makes of memory.</summary>
    private const int MostPackages = 50_000;

    /// <summary>Names and versions are some tens of characters; a longer one is damage.</summary>
    private const int LongestText = 256;

    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public List<InstalledPackage> Packages { get; } = [];

    /// <summary>Leaves out what is empty or absurd, and a package that stands twice.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> architecture, ReadOnlySpan<byte> version)
    {
        if (name.IsEmpty || version.IsEmpty || name.Length > LongestText || architecture.Length > LongestText || version.Length > LongestText || Packages.Count >= MostPackages)
        {
            return;
        }

        string nameText = Encoding.UTF8.GetString(name);
        string key = architecture.IsEmpty ? nameText : $"{nameText}:{Encoding.UTF8.GetString(architecture)}";
        if (!_keys.Add(key))
        {
            return;
        }

        string versionText = Encoding.UTF8.GetString(version);
        if (!_versions.TryAdd(versionText, versionText))
        {
            versionText = _versions[versionText];
        }

        Packages.Add(new InstalledPackage(key, nameText.Length, versionText));
    }
}
