namespace Vedette.Collectors.Packages;

/// <summary>One installed package. Hosts have thousands: name and architecture are parts of the key, and a version that several packages share is one string.</summary>
/// <param name="Key">NAME:ARCHITECTURE, the entity's key.</param>
/// <param name="NameLength">How much of the key is the name.</param>
internal readonly record struct InstalledPackage(string Key, int NameLength, string Version)
{
    public ReadOnlySpan<char> Name => Key.AsSpan(0, NameLength);

    public ReadOnlySpan<char> Architecture => Key.AsSpan(Math.Min(NameLength + 1, Key.Length));
}
