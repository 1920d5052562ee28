using Vedette.Collectors.Containers;

namespace Vedette.Collectors.Tests.Containers;

/// <summary>Replies of Docker and Podman, and readings made of them.</summary>
internal static class ContainerFixture
{
    public const string Burn = "8743707707faca0b1fc46d86f45fef135b8ba1eda84eb196323dd272a50f74e8";
    public const string Web = "1111111111111111111111111111111111111111111111111111111111111111";
    public const string Database = "2222222222222222222222222222222222222222222222222222222222222222";

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Containers", "Fixtures", $"{name}.json"));

    public static ContainerInspection Inspection() => new(Mask, MaskArguments);

    public static ContainerReading Inspected(string name, string id) =>
        Inspection().Parse(Bytes(name), new ContainerReading { Id = id, Name = id[..12], Runtime = "docker", State = "running" });

    public static string Mask(string text) => text.Replace("hunter2", "***", StringComparison.Ordinal);

    public static IReadOnlyList<string> MaskArguments(IReadOnlyList<string> arguments) => [.. arguments.Select(Mask)];
}
