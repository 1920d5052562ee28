namespace Vedette.Collectors.Rates;

/// <summary>The rates of several devices added up. Without any rate there is no sum: unknown is not zero.</summary>
internal struct RateSum
{
    // A double that is no short decimal takes nine bytes of every batch; a tenth of a byte a second is less than anybody asks for.
    private const int Digits = 1;

    public double? Value { get; private set; }

    public void Add(double? perSecond) => Value = perSecond is { } known ? Math.Round(known + (Value ?? 0), Digits) : Value;
}
