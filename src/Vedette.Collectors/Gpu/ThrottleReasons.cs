using Vedette.Model.States;

namespace Vedette.Collectors.Gpu;

/// <summary>NVML's bits of why a card's clocks are below their highest as the words of <see cref="ThrottleReason"/>; the series carries the bits as they are.</summary>
internal static class ThrottleReasons
{
    private static readonly ulong KnownBits = ThrottleReason.All.Aggregate(0UL, (bits, reason) => bits | reason.Bit);

    /// <summary>Combinations are few, and a list is made of each once.</summary>
    private static readonly Dictionary<ulong, string[]> Known = new() { [0] = [] };
    private static readonly Lock KnownLock = new();

    public static IReadOnlyList<string>? Of(ulong? mask)
    {
        if (mask is not { } bits)
        {
            return null;
        }

        // Bits of a newer driver have no words, and would let the table grow.
        bits &= KnownBits;
        lock (KnownLock)
        {
            if (!Known.TryGetValue(bits, out string[]? words))
            {
                words = [.. ThrottleReason.All.Where(reason => (bits & reason.Bit) != 0).Select(reason => reason.Word)];
                Known[bits] = words;
            }

            return words;
        }
    }
}
