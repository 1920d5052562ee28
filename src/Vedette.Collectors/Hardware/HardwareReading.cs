using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <summary>What a host is made of, and one sentence for each part of it that could not be read and is null therefore.</summary>
public sealed record HardwareReading(HardwareInfo Info, IReadOnlyList<string> Warnings);
