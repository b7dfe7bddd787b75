import type { DemoContext } from './context.js';
import { crmCampaignResponses } from './crm/campaign-responses.js';
import { crmContactAttempts } from './crm/contact-attempts.js';
import { crmLeadEvents } from './crm/lead-events.js';
import { crmLeads } from './crm/leads.js';
import { crmLoyaltyPoints } from './crm/loyalty-points.js';
import { crmMembers } from './crm/members.js';
import type { DemoDataset } from './dataset.js';
import { dmsComplaints } from './dealer-management/complaints.js';
import { dmsCustomers } from './dealer-management/customers.js';
import { dmsOwnership } from './dealer-management/ownership.js';
import { dmsSalesOrders } from './dealer-management/sales-orders.js';
import { dmsSatisfaction } from './dealer-management/satisfaction.js';
import { dmsServiceLines } from './dealer-management/service-lines.js';
import { dmsServiceOrders } from './dealer-management/service-orders.js';
import { dmsVehicles } from './dealer-management/vehicles.js';
import { insurancePolicies } from './insurance/policies.js';
import { vendorLabels } from './label-vendor/labels.js';

/** Every dataset of the four systems; those with much compressing to do come first. */
export function demoDatasets(context: DemoContext): readonly DemoDataset[] {
  return [
    crmLeadEvents,
    dmsServiceOrders,
    insurancePolicies,
    dmsVehicles,
    dmsSalesOrders,
    dmsCustomers,
    dmsOwnership,
    dmsServiceLines,
    dmsComplaints,
    dmsSatisfaction,
    crmMembers,
    crmLeads,
    crmCampaignResponses,
    crmContactAttempts,
    crmLoyaltyPoints,
    vendorLabels,
  ].map((describe) => describe(context));
}
