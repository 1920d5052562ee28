using System.Buffers;

namespace Vedette.Protocol.Actions;

/// <summary>What holds for every order, on both sides.</summary>
public static class OrderRules
{
    /// <summary>An order is about now: one that lay around longer than this does not say what its author wants any more.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    /// <summary>Two clocks are seldom nearer to each other than this without care.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public const int IdLength = 32;

    /// <summary>Far above any word a device or a person needs.</summary>
    public const int LongestText = 256;

    public const int LongestOrderBytes = 4096;

    public const int LeastWatts = 100;

    public const int MostWatts = 20_000;

    private static readonly SearchValues<char> IdDigits = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.:/_-+@=~");

    public static bool IsId(string text) => text.Length == IdLength && !text.AsSpan().ContainsAnyExcept(IdDigits);

    /// <summary>Letters, digits and what addresses and account names hold; above all no blank, no quote, no control character.</summary>
    public static bool IsPlainText(string text) => text.Length is > 0 and <= LongestText && !text.AsSpan().ContainsAnyExcept(PlainLetters);
}
