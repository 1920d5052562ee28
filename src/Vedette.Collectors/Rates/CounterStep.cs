namespace Vedette.Collectors.Rates;

/// <summary>What a counter did between two readings.</summary>
internal readonly record struct CounterStep(ulong Increase, double PerSecond);
