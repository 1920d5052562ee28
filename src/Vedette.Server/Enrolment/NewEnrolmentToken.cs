namespace Vedette.Server.Enrolment;

internal sealed record NewEnrolmentToken(string? Name = null);
