namespace Vedette.Model.Miners;

/// <summary>
/// The one table of which firmware can be told what. An agent tells of each miner what stands here, so that a server of another version knows what this agent has a way for; what carries the orders
/// out asks the same table, and tests keep it and the documentation from saying something else.
/// </summary>
public static class ControlWays
{
    public const string Blink = "blink";

    /// <summary>Where it is missing, a light goes out by itself.</summary>
    public const string BlinkOff = "blink_off";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Reboot = "reboot";
    public const string Pool = "pool";
    public const string PowerMode = "power_mode";
    public const string PowerLimit = "power_limit";

    private static readonly string[] Usual = [Blink, BlinkOff, Pause, Resume, Reboot];
    private static readonly string[] HomeAvalons = ["Avalon Q", "Nano 3", "Nano3", "Mini 3", "Mini3"];

    /// <summary>All there are, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Words { get; } = [Blink, BlinkOff, Pause, Resume, Reboot, Pool, PowerMode, PowerLimit];

    public static ControlWay Braiins { get; } = new("Braiins OS 25.07 and later", i => i.FirmwareFamily == FirmwareFamily.Braiins, [.. Usual, PowerLimit]);

    public static ControlWay LuxOs { get; } = new("LuxOS", i => i.FirmwareFamily == FirmwareFamily.LuxOs, [.. Usual, Pool]);

    public static ControlWay VNish { get; } = new("VNish", i => i.FirmwareFamily == FirmwareFamily.VNish, Usual);

    public static ControlWay Epic { get; } = new("ePIC", i => i.FirmwareFamily == FirmwareFamily.Epic || i.Vendor == "epic", Usual);

    public static ControlWay Antminer { get; } =
        new("Antminer, stock (2020 and later)", i => i is { Vendor: "antminer", FirmwareFamily: FirmwareFamily.Stock }, [.. Usual, Pool, PowerMode]);

    public static ControlWay Whatsminer { get; } = new("Whatsminer with the third interface", i => i.Vendor == "whatsminer", [.. Usual, PowerMode, PowerLimit]);

    public static ControlWay AvalonAtHome { get; } = new("Avalon Q, Nano 3, Mini 3", i => i.Vendor == "avalon" && IsHomeAvalon(i.Model), [Reboot, PowerMode]);

    public static ControlWay AvalonInRack { get; } = new("AvalonMiner", i => i.Vendor == "avalon" && i.Model?.StartsWith("AvalonMiner", StringComparison.OrdinalIgnoreCase) == true, [Blink, BlinkOff, Reboot]);

    /// <summary>Which of the two it is, the device says when it is told.</summary>
    public static ControlWay AvalonOfUnknownModel { get; } = new("Avalon, model unknown", i => i.Vendor == "avalon", [Blink, BlinkOff, Reboot, PowerMode]);

    public static ControlWay Bitaxe { get; } = new("Bitaxe, AxeOS", i => i.Vendor == "bitaxe", [Blink, Pause, Resume, Reboot, Pool]);

    /// <summary>The more special one first: custom firmware runs on hardware of another maker.</summary>
    public static IReadOnlyList<ControlWay> All { get; } = [Braiins, LuxOs, VNish, Epic, Antminer, Whatsminer, AvalonAtHome, AvalonInRack, AvalonOfUnknownModel, Bitaxe];

    /// <summary>Null where nobody wrote down how this firmware is told anything.</summary>
    public static ControlWay? Of(MinerIdentity identity) => All.FirstOrDefault(way => way.IsOf(identity));

    /// <summary>Of an Avalon, by its model or by what the device calls itself.</summary>
    public static bool IsHomeAvalon(string? product) => product is not null && HomeAvalons.Any(model => product.Contains(model, StringComparison.OrdinalIgnoreCase));
}
