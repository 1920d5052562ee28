namespace Vedette.Collectors.Packages;

/// <summary>dpkg's /var/lib/dpkg/status. Packages that were removed and left their configuration stand there too: only those that are wholly installed count, held ones among them.</summary>
internal static class DpkgStatusParser
{
    public static List<InstalledPackage> Parse(Stream status)
    {
        var packages = new PackageList();
        StanzaReader.Read(status, stanza =>
        {
            if (StanzaReader.Value(stanza, "Status:"u8).EndsWith(" ok installed"u8))
            {
                packages.Add(StanzaReader.Value(stanza, "Package:"u8), StanzaReader.Value(stanza, "Architecture:"u8), StanzaReader.Value(stanza, "Version:"u8));
            }
        });
        return packages.Packages;
    }
}
