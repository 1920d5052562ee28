namespace Vedette.Collectors.LoadAverage;

/// <summary>Runnable and uninterruptible tasks, averaged.</summary>
internal readonly record struct LoadAverages(double OneMinute, double FiveMinutes, double FifteenMinutes);
