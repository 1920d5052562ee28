using Vedette.Miners.Families;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Reads a device as its poll does, by an identity of which only maker and firmware are known.</summary>
internal static class WebDevices
{
    public static MinerIdentity Identity(string vendor, FirmwareFamily firmware = FirmwareFamily.Stock) => new() { Vendor = vendor, FirmwareFamily = firmware };

    public static async Task<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, ReadingLogins? logins = null)
    {
        var families = Miners.Families.WebFamilies.Create(logins ?? ReadingLogins.None, null);
        var family = Assert.Single(families, one => one.Reads(identity));
        return await family.ReadAsync(device, identity, TestContext.Current.CancellationToken);
    }

    public static async Task<MinerSnapshot> ReadWholeAsync(IMinerConnection device, MinerIdentity identity, ReadingLogins? logins = null)
    {
        var snapshot = await ReadAsync(device, identity, logins);
        Assert.NotNull(snapshot);
        return snapshot;
    }
}
