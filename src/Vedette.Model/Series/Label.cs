namespace Vedette.Model.Series;

/// <summary>One name and value of a series' identity, in Prometheus' sense.</summary>
public readonly record struct Label(string Name, string Value);
