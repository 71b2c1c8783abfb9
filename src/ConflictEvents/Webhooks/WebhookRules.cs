using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Webhooks;

/// <summary>The rules of shape of what admins send.</summary>
internal static class WebhookRules
{
    private const int LongestUrl = 2000;
    private const int LongestDescription = 500;
    private const int LongestToken = 200;
    private static readonly BodyRules OfBody = new();
    private static readonly ChangeRules OfChange = new();
    private static readonly ReplayRules OfReplay = new();

    public static void Demand(WebhookBody body, Caller caller)
    {
        RecordRules.Demand(OfBody, body);
        caller.Demand(body.Role, "A webhook of this role", "/role");
    }

    public static void Demand(WebhookChange change) => RecordRules.Demand(OfChange, change);

    public static void Demand(ReplayBody body) => RecordRules.Demand(OfReplay, body);

    private sealed class BodyRules : AbstractValidator<WebhookBody>
    {
        public BodyRules()
        {
            RuleFor(w => w.Url).RequiredText(LongestUrl, "where messages are posted");
            RuleFor(w => w.Description).MaxCodePoints(LongestDescription);
            RuleFor(w => w.After).MaxCodePoints(LongestToken);
            RuleFor(w => w.Secret).Must(secret => secret is null || WebhookSecret.IsOne(secret)).WithErrorCode("secret").WithMessage(WebhookSecret.Wanted);
            RuleFor(w => w.Role).NotEqual(Role.Admin).WithErrorCode("vocabulary").WithMessage("must be reader, contributor or editor; there is nothing that only admins see");
        }
    }

    private sealed class ChangeRules : AbstractValidator<WebhookChange>
    {
        public ChangeRules()
        {
            RuleFor(w => w.Url).RequiredText(LongestUrl, "where messages are posted");
            RuleFor(w => w.Description).MaxCodePoints(LongestDescription);
            RuleFor(w => w.Enabled).Required("true or false");
        }
    }

    private sealed class ReplayRules : AbstractValidator<ReplayBody>
    {
        public ReplayRules() => RuleFor(r => r.After).RequiredText(LongestToken, "the position behind which to begin");
    }
}
