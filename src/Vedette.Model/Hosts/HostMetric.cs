namespace Vedette.Model.Hosts;

/// <summary>
/// One gauge that describes a host at a glance. Every agent, ours or foreign, ends up as these series; the pages about a host's present read only them.
/// </summary>
/// <param name="Series">The series' name, in base units.</param>
/// <param name="Field">The field's name in <c>/api/vps/{id}/metrics</c> replies (document 4's own spelling).</param>
/// <param name="Integral">True where the reply's number is an integer.</param>
public sealed record HostMetric(string Series, string Field, bool Integral);
