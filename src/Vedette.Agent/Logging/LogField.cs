namespace Vedette.Agent.Logging;

/// <summary>A named value of a log line. Secrets are never put into one.</summary>
internal readonly record struct LogField(string Name, string? Value)
{
    public static implicit operator LogField((string Name, string? Value) field) => new(field.Name, field.Value);

    public static implicit operator LogField((string Name, long Value) field) => new(field.Name, $"{field.Value}");

    public static implicit operator LogField((string Name, double Value) field) => new(field.Name, $"{field.Value:0.###}");
}
