namespace Vedette.Collectors.Gpu;

/// <summary>One process on one card, as its driver tells.</summary>
/// <param name="Type">compute or graphics.</param>
/// <param name="MemoryBytes">Null where the driver does not tell.</param>
/// <param name="UtilizationPercent">The newest sample; null where the driver keeps none.</param>
/// <param name="Worked">Whether any sample since the last reading was above zero; null where the driver keeps none.</param>
internal readonly record struct CardProcess(int Pid, string Type, long? MemoryBytes, double? UtilizationPercent, bool? Worked)
{
    public const string Compute = "compute";
    public const string Graphics = "graphics";
}
