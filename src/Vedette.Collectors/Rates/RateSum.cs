namespace Vedette.Collectors.Rates;

/// <summary>The rates of several devices added up. Without any rate there is no sum: unknown is not zero.</summary>
internal struct RateSum
{
    public double? Value { get; private set; }

    public void Add(double? perSecond) => Value = perSecond is { } known ? known + (Value ?? 0) : Value;
}
