namespace Vedette.Model.Hosts;

/// <summary>One graphics processor. <paramref name="Vendor"/> is nvidia, amd or intel; a value that the driver does not tell is null.</summary>
public sealed record GpuInfo(string Vendor, string? Model, long? VramMb, string? Driver, string? PciAddress);
