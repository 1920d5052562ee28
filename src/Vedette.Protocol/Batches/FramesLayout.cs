namespace Vedette.Protocol.Batches;

/// <summary>Constants of the payload layout FRAMES_V1, drawn in <c>docs/formats/telemetry-batch.md</c>.</summary>
internal static class FramesLayout
{
    /// <summary>Value tags 0 to this one are decimal exponents; more digits than this do not fit a double's 53 bits anyway.</summary>
    public const int MaxExponent = 15;

    /// <summary>Tag of a value that stands as its eight IEEE 754 bytes: no short decimal form, or NaN and infinities with their bits.</summary>
    public const byte RawTag = 0xFF;

    /// <summary>A frame spends at least three bytes on a sample (reference step, tag, mantissa), so a larger count is a lie.</summary>
    public const int MinSampleBytes = 3;

    /// <summary>A frame spends at least a byte each on its time and its count.</summary>
    public const int MinFrameBytes = 2;

    /// <summary>Largest integer that a double holds exactly, with all below it.</summary>
    public const double MaxExactInteger = 9007199254740992;

    public static readonly double[] PowersOfTen =
        [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
}
