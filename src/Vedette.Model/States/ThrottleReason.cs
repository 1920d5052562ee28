namespace Vedette.Model.States;

/// <summary>
/// Why a card's clocks are below their highest: a word of <see cref="GpuFields.ThrottleReasons"/>. The one table of them, so that who writes the words and who judges them cannot drift apart. NVML's "idle" is none of
/// them: a card that has nothing to do is not held back.
/// </summary>
/// <param name="Bit">NVML's, of nvmlClocksEventReason….</param>
/// <param name="Word">On the wire and in replies for ever.</param>
/// <param name="IsTrouble">False for what somebody set, and for the power cap, at which a card under full load always runs.</param>
public sealed record ThrottleReason(ulong Bit, string Word, bool IsTrouble)
{
    /// <summary>By their bits, ascending.</summary>
    public static IReadOnlyList<ThrottleReason> All { get; } =
    [
        new(0x2, "application_clocks", false),
        new(0x4, "software_power_cap", false),
        new(0x8, "hardware_slowdown", true),
        new(0x10, "sync_boost", false),
        new(0x20, "software_thermal", true),
        new(0x40, "hardware_thermal", true),
        new(0x80, "hardware_power_brake", true),
        new(0x100, "display_clocks", false),
    ];

    private static readonly Dictionary<string, ThrottleReason> ByWord = All.ToDictionary(r => r.Word, StringComparer.Ordinal);

    /// <summary>Null for a word that this program does not know: a newer agent's, of which it cannot say whether it is trouble.</summary>
    public static ThrottleReason? Find(string word) => ByWord.GetValueOrDefault(word);
}
