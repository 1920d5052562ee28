namespace Vedette.Collectors.Gpu.Drm;

/// <summary>One open file of a card, as the kernel tells of it in /proc/PID/fdinfo. Copies of the file have the same <see cref="ClientId"/> and count once.</summary>
/// <param name="MemoryBytes">Of the card's own memory; null where the driver does not tell.</param>
/// <param name="Computes">The compute engines have worked for it longer than those that draw.</param>
internal readonly record struct DrmClient(string PciAddress, ulong ClientId, long? MemoryBytes, bool Computes);
