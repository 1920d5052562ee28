namespace Vedette.Chunks.Sealed;

/// <summary>Values as integers over one power of ten: what a program printed with a fixed number of decimals is an integer series in disguise.</summary>
internal static class DecimalForm
{
    /// <summary>More digits do not fit a double's 53 bits.</summary>
    public const int MaxExponent = 15;

    private const double MaxExactInteger = 9007199254740992;

    private static ReadOnlySpan<double> PowersOfTen =>
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Finds the smallest exponent at which every value is exactly mantissa / 10^exponent; -1 where there is none (NaN, infinities and -0.0 have none).</summary>
    public static int Find(ReadOnlySpan<double> values, Span<long> mantissas)
    {
        int exponent = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int needed = ExponentOf(values[i], exponent, out mantissas[i]);
            if (needed < 0)
            {
                return -1;
            }

            if (needed > exponent)
            {
                exponent = needed;
                // What was found for the values before stands at a smaller scale; raising it must stay exact, so each is tried again.
                i = -1;
            }
        }

        return exponent;
    }

    public static double ToDouble(long mantissa, int exponent) => mantissa / PowersOfTen[exponent];

    private static int ExponentOf(double value, int from, out long mantissa)
    {
        mantissa = 0;
        if (!(Math.Abs(value) < MaxExactInteger) || (value == 0 && double.IsNegative(value)))
        {
            return -1;
        }

        for (int exponent = from; exponent <= MaxExponent; exponent++)
        {
            double scaled = value * PowersOfTen[exponent];
            if (!(Math.Abs(scaled) < MaxExactInteger))
            {
                return -1;
            }

            double rounded = Math.Round(scaled);
            if (rounded / PowersOfTen[exponent] == value)
            {
                mantissa = (long)rounded;
                return exponent;
            }
        }

        return -1;
    }
}
