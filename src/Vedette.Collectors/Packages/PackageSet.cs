namespace Vedette.Collectors.Packages;

/// <summary>The packages of a host as last read; never changed once made.</summary>
/// <param name="Manager">dpkg, rpm or apk.</param>
internal sealed record PackageSet(string Manager, IReadOnlyList<InstalledPackage> Packages)
{
    public static readonly PackageSet None = new("", []);
}
