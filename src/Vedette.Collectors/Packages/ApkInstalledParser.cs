namespace Vedette.Collectors.Packages;

/// <summary>Alpine's /lib/apk/db/installed: paragraphs of <c>P:name</c>, <c>V:version</c>, <c>A:architecture</c>.</summary>
internal static class ApkInstalledParser
{
    public static List<InstalledPackage> Parse(Stream installed)
    {
        var packages = new PackageList();
        StanzaReader.Read(installed, stanza => packages.Add(StanzaReader.Value(stanza, "P:"u8), StanzaReader.Value(stanza, "A:"u8), StanzaReader.Value(stanza, "V:"u8)));
        return packages.Packages;
    }
}
