using Vedette.Miners.Connections;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Control;

/// <summary>Orders to one scripted device.</summary>
internal static class ControlledDevice
{
    public const string Mac = "02:11:22:33:44:55";

    public static readonly IReadOnlyDictionary<string, DeviceLogin> Logins = new Dictionary<string, DeviceLogin>
    {
        ["antminer"] = new("root", "root"),
        ["braiins"] = new("root", "secret"),
        ["vnish"] = new("admin", "admin"),
        ["epic"] = new("root", "letmein"),
        ["whatsminer"] = new("super", "superpass"),
    };

    public static MinerIdentity Identity(string vendor, FirmwareFamily firmware = FirmwareFamily.Stock, string? mac = Mac) => new() { Vendor = vendor, FirmwareFamily = firmware, Mac = mac };

    public static async Task<ControlResult> ActAsync(
        this ScriptedDevice device, MinerIdentity identity, MinerAction action, bool isDryRun = false, IReadOnlyDictionary<string, DeviceLogin>? logins = null)
    {
        var clock = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(1_770_000_000));
        return await new MinerControl(_ => device, logins ?? Logins, clock).ActAsync(new ControlTarget(device.Address, identity), action, isDryRun, TestContext.Current.CancellationToken);
    }
}
